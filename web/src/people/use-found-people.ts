import { InboxDocument, ParleyError, type UserWithBlockFragment } from 'parley/client'
import { useEffect, useMemo } from 'react'
import { useQuery } from 'urql'
import { useChat } from '../chat/chat-context.ts'
import { pageSize } from '../conversations/use-list-live.ts'
import { FindPeopleDocument } from '../generated/documents.ts'
import { useAskedPages } from '../pages/use-asked-pages.ts'

/** The server takes no more. */
const longestSearch = 100

/**
 * People by what their names begin with, without oneself; null asks for nothing. Where a server lets only admins list people, those of
 * one's newest conversations.
 */
export const useFoundPeople = (search: string | null) => {
  const { client, live, viewer } = useChat()
  const term = search === null ? null : search.trim().slice(0, longestSearch)
  const pages = useAskedPages(term, async (after, signal) => {
    const variables = { first: 20, after, ...(term && { search: term }) }
    const { users } = await client.ask(FindPeopleDocument, variables, { signal })
    return users
  })
  useEffect(() => {
    live.presence.set(pages.nodes.map(({ status }) => status))
  }, [pages.nodes, live])
  const isForbidden = pages.error instanceof ParleyError && pages.error.code === 'FORBIDDEN'
  const known = useKnownPeople(isForbidden ? term : null)
  const people = useMemo<UserWithBlockFragment[]>(
    () => (isForbidden ? known : pages.nodes).filter(({ id, isErased }) => id !== viewer.id && !isErased),
    [isForbidden, known, pages.nodes, viewer.id],
  )
  return { ...pages, people, error: isForbidden ? null : pages.error }
}

const useKnownPeople = (search: string | null): UserWithBlockFragment[] => {
  const [{ data }] = useQuery({
    query: InboxDocument,
    variables: { first: pageSize },
    // From the list, or asked for where one searches before that has come.
    requestPolicy: 'cache-first',
    pause: search === null,
  })
  return useMemo(() => {
    if (search === null || !data) return []
    const wanted = search.toLocaleLowerCase()
    const people = data.conversations.edges.flatMap(({ node }) => [
      ...(node.peer ? [node.peer] : []),
      ...node.members.map(({ user }) => ({ ...user, isBlocked: false })),
    ])
    const byId = new Map(people.map((user) => [user.id, user]))
    return [...byId.values()].filter(({ name }) =>
      name
        .toLocaleLowerCase()
        .split(/\s+/)
        .some((word) => word.startsWith(wanted)),
    )
  }, [data, search])
}
