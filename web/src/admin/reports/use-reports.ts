import { useEffect, useRef, useState } from 'react'
import { useChat } from '../../chat/chat-context.ts'
import { ReportsDocument, type ReportsQueryVariables } from '../../generated/admin-documents.ts'
import { useAskedPages } from '../../pages/use-asked-pages.ts'

const pageSize = 20
/** The server gives no more at once. */
const mostAtOnce = 100

/** Reports in pages. `again` asks anew for as much as is there, and shows it in the place of that. */
export const useReports = (which: Pick<ReportsQueryVariables, 'status' | 'oldestFirst'>) => {
  const { client } = useChat()
  const [asked, setAsked] = useState(0)
  const loaded = useRef(0)
  const pages = useAskedPages(`${which.status} ${which.oldestFirst} ${asked}`, async (after, signal) => {
    const first = after === null ? Math.min(mostAtOnce, Math.max(pageSize, loaded.current)) : pageSize
    return (await client.ask(ReportsDocument, { ...which, first, after }, { signal })).reports
  })
  const { length } = pages.nodes
  useEffect(() => {
    loaded.current = length
  }, [length])
  return { ...pages, again: () => setAsked((count) => count + 1) }
}
