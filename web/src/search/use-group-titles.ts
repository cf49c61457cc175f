import { useEffect, useState } from 'react'
import { useChat } from '../chat/chat-context.ts'
import { GroupTitlesDocument, type GroupTitlesQuery } from '../generated/documents.ts'

export type GroupTitle = GroupTitlesQuery['conversations']['nodes'][number]

/** Conversations of a page, and pages that are looked through: who has more finds the older groups by their messages. */
const first = 100
const mostPages = 10

/** The groups that one is in, archived ones too, newest activity first, as they were when the search began. */
export const useGroupTitles = (): readonly GroupTitle[] => {
  const { client } = useChat()
  const [groups, setGroups] = useState<readonly GroupTitle[]>([])
  useEffect(() => {
    const over = new AbortController()
    const load = async (archived: boolean): Promise<void> => {
      let after: string | null | undefined = null
      for (let page = 0; page < mostPages; page++) {
        const variables: { first: number; after?: string | null; archived: boolean } = { first, after, archived }
        const { conversations } = await client.ask(GroupTitlesDocument, variables, { signal: over.signal })
        const found = conversations.nodes.filter(({ kind }) => kind === 'GROUP')
        setGroups((known) => [...known, ...found])
        after = conversations.pageInfo.endCursor
        if (!conversations.pageInfo.hasNextPage || !after) return
      }
    }
    const loadAll = async (): Promise<void> => {
      await load(false)
      await load(true)
    }
    // People and messages are found all the same.
    loadAll().catch(() => {})
    return () => over.abort()
  }, [client])
  return groups
}
