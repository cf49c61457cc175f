import { ConversationDocument, UnreadCountsDocument } from 'parley/client'
import { useEffect } from 'react'
import { useQuery } from 'urql'
import { titleOf } from '../conversations/title.ts'
import { useRoute } from '../route/route.ts'
import { useText } from '../text/text.tsx'

/** The window says where one is, and how much is unread: what is muted doesn't count. */
export const useTitle = (): void => {
  const text = useText()
  const route = useRoute()
  const [{ data: counts }] = useQuery({ query: UnreadCountsDocument })
  const id = route.at === 'conversation' ? route.id : ''
  const [{ data }] = useQuery({ query: ConversationDocument, variables: { id }, pause: id === '' })
  const unread = counts?.unreadCount ?? 0
  const place =
    route.at === 'start'
      ? null
      : route.at === 'conversation'
        ? data?.conversation && titleOf(text, data.conversation)
        : text.shell[route.at]
  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${place ? `${place} – ` : ''}Parley`
  }, [unread, place])
}
