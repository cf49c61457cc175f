import { useEffect } from 'react'
import { useChat } from '../chat/chat-context.ts'
import { hrefOf, useRoute } from '../route/route.ts'

/** Who isn't an admin is at the start instead, and doesn't come back to where nothing is for them. */
export const useAdminsOnly = (): void => {
  const { viewer } = useChat()
  const isElsewhere = useRoute().at === 'admin' && viewer.role !== 'ADMIN'
  useEffect(() => {
    if (isElsewhere) location.replace(hrefOf({ at: 'start' }))
  }, [isElsewhere])
}
