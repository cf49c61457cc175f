import { Button, Loader, Switch, Text } from '@mantine/core'
import { useState } from 'react'
import { useErrorText } from '../act/error-text.ts'
import { Problem } from '../act/problem.tsx'
import { useChat } from '../chat/chat-context.ts'
import { FindMessagesDocument } from '../generated/documents.ts'
import { useAskedPages } from '../pages/use-asked-pages.ts'
import { useRoute } from '../route/route.ts'
import { useText } from '../text/text.tsx'
import { FoundMessage } from './found-message.tsx'
import classes from './search.module.css'

/** The server takes no more. */
const longestQuery = 100

/** Messages that have all the words, newest first, of all conversations or of the one that is open. */
export const FoundMessages = ({ query }: { query: string }) => {
  const text = useText()
  const errorText = useErrorText()
  const { client } = useChat()
  const route = useRoute()
  const [isHereAlone, setIsHereAlone] = useState(false)
  const openId = route.at === 'conversation' ? route.id : null
  const conversationId = isHereAlone ? openId : null
  const asked = query.slice(0, longestQuery)
  const { nodes, hasMore, isLoading, error, loadMore } = useAskedPages(
    asked === '' ? null : `${conversationId ?? ''}\n${asked}`,
    async (after, signal) => {
      const variables = { query: asked, conversationId, first: 20, after }
      const { searchMessages } = await client.ask(FindMessagesDocument, variables, { signal })
      return searchMessages
    },
  )
  return (
    <section aria-label={text.search.messages} aria-busy={isLoading}>
      <div className={classes.heading}>
        {text.search.messages} {isLoading && <Loader size={12} ml={6} />}
      </div>
      {openId && (
        <Switch
          size="xs"
          mx={10}
          mb={8}
          label={text.search.here}
          checked={isHereAlone}
          onChange={({ currentTarget }) => setIsHereAlone(currentTarget.checked)}
        />
      )}
      <ul className={classes.list}>
        {nodes.map((message) => (
          <li key={message.id}>
            <FoundMessage message={message} query={asked} />
          </li>
        ))}
      </ul>
      <Text size="sm" c="dimmed" px={10} role="status">
        {nodes.length === 0 && !isLoading && !error ? text.search.nothing : null}
      </Text>
      {hasMore && (
        <Button variant="subtle" fullWidth loading={isLoading} onClick={loadMore}>
          {text.search.older}
        </Button>
      )}
      <Problem says={error ? errorText(error) : null} />
    </section>
  )
}
