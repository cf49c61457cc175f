import { useEffect, useMemo, useState } from 'react'
import { useChat } from '../../chat/chat-context.ts'
import { PeopleForAdminsDocument, type PersonForAdminsFragment } from '../../generated/admin-documents.ts'
import { useAskedPages } from '../../pages/use-asked-pages.ts'

/** Those whom a name finds, as they were found, but for what has been done to them here since. */
export const usePeople = (search: string, areSuspended: boolean) => {
  const { client, live } = useChat()
  const term = search.trim()
  const [changed, setChanged] = useState<ReadonlyMap<string, PersonForAdminsFragment>>(new Map())
  const pages = useAskedPages(`${areSuspended} ${term}`, async (after, signal) => {
    const variables = { first: 20, after, ...(term && { search: term }), ...(areSuspended && { suspended: true }) }
    const { users } = await client.ask(PeopleForAdminsDocument, variables, { signal })
    // What is asked anew is as it is.
    if (after === null) setChanged(new Map())
    return users
  })
  const { nodes } = pages
  useEffect(() => {
    live.presence.set(nodes.map(({ status }) => status))
  }, [nodes, live])
  const people = useMemo<PersonForAdminsFragment[]>(
    () => nodes.map((person) => changed.get(person.id) ?? person),
    [nodes, changed],
  )
  const change = (person: PersonForAdminsFragment): void => setChanged((known) => new Map(known).set(person.id, person))
  return { ...pages, people, change }
}
