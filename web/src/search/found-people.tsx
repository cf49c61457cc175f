import { Button, UnstyledButton } from '@mantine/core'
import { OpenConversationDocument } from 'parley/client'
import { useState } from 'react'
import { Problem } from '../act/problem.tsx'
import { useAct } from '../act/use-act.ts'
import { useChat } from '../chat/chat-context.ts'
import { PersonRow } from '../people/person-row.tsx'
import { useFoundPeople } from '../people/use-found-people.ts'
import { go } from '../route/route.ts'
import { useText } from '../text/text.tsx'
import classes from './search.module.css'

/** Of those found, how many are shown at first. */
const few = 4

/** People, to write to. Where they can't be searched for, what wasn't found isn't spoken of. */
export const FoundPeople = ({ query }: { query: string }) => {
  const text = useText()
  const { client } = useChat()
  const { act, isBusy, problem } = useAct()
  const [all, setAll] = useState<string | null>(null)
  const { people, hasMore, isLoading, loadMore } = useFoundPeople(query)
  if (people.length === 0) return null
  const isAll = all === query
  const open = (userId: string) =>
    act(async () => {
      const { openConversation } = await client.ask(OpenConversationDocument, { userId })
      go({ at: 'conversation', id: openConversation.conversation.id })
    })
  return (
    <section aria-label={text.search.people}>
      <div className={classes.heading}>{text.search.people}</div>
      <ul className={classes.list}>
        {people.slice(0, isAll ? undefined : few).map((user) => (
          <li key={user.id}>
            <UnstyledButton className={classes.result} disabled={isBusy} onClick={() => void open(user.id)}>
              <PersonRow user={user} />
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {(hasMore || (!isAll && people.length > few)) && (
        <Button
          variant="subtle"
          size="compact-sm"
          ml={4}
          loading={isLoading}
          onClick={() => (isAll ? loadMore() : setAll(query))}
        >
          {text.people.more}
        </Button>
      )}
      <Problem says={problem} />
    </section>
  )
}
