import { BroadcastsDocument } from 'parley/client'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useChat } from '../../chat/chat-context.ts'
import { useAskedPages } from '../../pages/use-asked-pages.ts'

export const pageSize = 20
/** The server gives no more at once. */
const mostAtOnce = 100

/**
 * What was broadcast, newest first, by whichever admin and to whichever room: an admin sees all of it, and events tell of one's own
 * rooms alone. `again` asks anew for as much as is there, and shows it in the place of that.
 */
export const useSent = () => {
  const { bell, client } = useChat()
  const [asked, setAsked] = useState(0)
  const loaded = useRef(0)
  const pages = useAskedPages(String(asked), async (after, signal) => {
    const first = after === null ? Math.min(mostAtOnce, Math.max(pageSize, loaded.current)) : pageSize
    const { broadcasts } = await client.ask(BroadcastsDocument, { first, after }, { signal })
    return { nodes: broadcasts.edges, pageInfo: broadcasts.pageInfo }
  })
  const { nodes: edges, ...rest } = pages
  useEffect(() => {
    loaded.current = edges.length
  }, [edges])
  const again = useCallback(() => setAsked((count) => count + 1), [])
  useEffect(
    () =>
      bell.onEvent(({ __typename }) => {
        if (__typename === 'BroadcastAdded' || __typename === 'BroadcastChanged') again()
      }),
    [bell, again],
  )
  useEffect(() => bell.onResync(again), [bell, again])
  const broadcasts = useMemo(() => edges.map(({ node }) => node), [edges])
  /** Where each page of what is there begins: behind the last one before it. */
  const starts = useMemo(
    () => [null, ...edges.filter((_, index) => (index + 1) % pageSize === 0).map(({ cursor }) => cursor)],
    [edges],
  )
  return { ...rest, broadcasts, starts, again }
}
