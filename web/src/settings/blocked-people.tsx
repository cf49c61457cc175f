import { Button, Text } from '@mantine/core'
import { UnblockUserDocument, type UserFieldsFragment } from 'parley/client'
import { useEffect, useState } from 'react'
import { useErrorText } from '../act/error-text.ts'
import { Problem } from '../act/problem.tsx'
import { useAct } from '../act/use-act.ts'
import { useChat } from '../chat/chat-context.ts'
import { BlockedDocument } from '../generated/documents.ts'
import { useAskedPages } from '../pages/use-asked-pages.ts'
import { PersonRow } from '../people/person-row.tsx'
import { useText } from '../text/text.tsx'
import { Section } from './section.tsx'
import classes from './settings-page.module.css'

/** Whom one has blocked, each to be unblocked. */
export const BlockedPeople = () => {
  const { people, settings } = useText()
  const errorText = useErrorText()
  const { bell, client } = useChat()
  const [blocks, setBlocks] = useState(0)
  // Asked anew where it has changed, on whatever device.
  useEffect(
    () => bell.onEvent(({ __typename }) => __typename === 'UserChanged' && setBlocks((count) => count + 1)),
    [bell],
  )
  const pages = useAskedPages(String(blocks), async (after, signal) => {
    const { blockedUsers } = await client.ask(BlockedDocument, { first: 20, after }, { signal })
    return blockedUsers
  })
  const { nodes, hasMore, isLoading, error, loadMore } = pages
  return (
    <Section title={settings.blocked} says={settings.blockedSays}>
      {nodes.length === 0 && !isLoading && !error && <Text>{settings.nobodyBlocked}</Text>}
      <ul className={classes.people} aria-label={settings.blocked}>
        {nodes.map((user) => (
          <Blocked key={user.id} user={user} />
        ))}
      </ul>
      {hasMore && (
        <Button variant="subtle" fullWidth loading={isLoading} onClick={loadMore}>
          {people.more}
        </Button>
      )}
      <Problem says={error ? errorText(error) : null} />
    </Section>
  )
}

const Blocked = ({ user }: { user: UserFieldsFragment }) => {
  const { list, people } = useText()
  const { client } = useChat()
  const { act, isBusy, problem } = useAct()
  return (
    <li className={classes.person}>
      <PersonRow user={user} says={problem ?? ''}>
        <Button
          variant="default"
          loading={isBusy}
          aria-label={list.unblock(user.name)}
          onClick={() => void act(() => client.ask(UnblockUserDocument, { userId: user.id }))}
        >
          {people.unblock}
        </Button>
      </PersonRow>
    </li>
  )
}
