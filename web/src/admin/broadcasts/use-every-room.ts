import { RoomsDocument, type RoomFieldsFragment } from 'parley/client'
import { useEffect } from 'react'
import { useChat } from '../../chat/chat-context.ts'
import { useAskedPages } from '../../pages/use-asked-pages.ts'

/** The rooms that can be broadcast to, by name: up to as many as are kept of what is asked for. */
export const useEveryRoom = (): readonly RoomFieldsFragment[] => {
  const { client } = useChat()
  const pages = useAskedPages('', async (after, signal) => {
    const { rooms } = await client.ask(RoomsDocument, { first: 100, after }, { signal })
    return { nodes: rooms.edges.map(({ node }) => node), pageInfo: rooms.pageInfo }
  })
  const { nodes, hasMore, isLoading, error, loadMore } = pages
  useEffect(() => {
    if (hasMore && !isLoading && !error) loadMore()
  })
  return nodes.filter(({ isDeleted }) => !isDeleted)
}
