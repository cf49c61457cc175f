import { Button, Loader, TextInput, UnstyledButton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useRef, useState } from 'react'
import { useErrorText } from '../../act/error-text.ts'
import { Problem } from '../../act/problem.tsx'
import { useStepKeys } from '../../act/use-step-keys.ts'
import { useChat } from '../../chat/chat-context.ts'
import { FindMessagesDocument } from '../../generated/documents.ts'
import { useAskedPages } from '../../pages/use-asked-pages.ts'
import { Highlighted } from '../../search/highlighted.tsx'
import { useText } from '../../text/text.tsx'
import { useTimes } from '../../text/time.ts'
import { nameOf } from '../message/summary.ts'
import { useOpenConversation } from '../open-conversation.ts'
import classes from './search-here-panel.module.css'

/** Milliseconds after the last key. */
const afterMs = 250

/** A field, and what it finds here, newest first. */
export const SearchHerePanel = ({ onPick }: { onPick(messageId: string): void }) => {
  const text = useText()
  const times = useTimes()
  const errorText = useErrorText()
  const { client } = useChat()
  const { id: conversationId } = useOpenConversation().conversation
  const [query, setQuery] = useState('')
  const [asked] = useDebouncedValue(query.trim(), afterMs)
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const onKeyDown = useStepKeys(list, field)
  const { nodes, hasMore, isLoading, error, loadMore } = useAskedPages(
    asked === '' ? null : asked,
    async (after, signal) =>
      (await client.ask(FindMessagesDocument, { query: asked, conversationId, first: 20, after }, { signal }))
        .searchMessages,
  )
  return (
    <>
      <TextInput
        ref={field}
        role="searchbox"
        aria-label={text.conversation.search.field}
        placeholder={text.conversation.search.field}
        value={query}
        onChange={({ currentTarget }) => setQuery(currentTarget.value)}
        rightSection={isLoading && <Loader size={16} />}
        maxLength={100}
        autoComplete="off"
        data-autofocus
      />
      <ul ref={list} className={classes.list} onKeyDown={onKeyDown}>
        {nodes.map(({ id, sender, createdAt, text: said }) => (
          <li key={id}>
            <UnstyledButton className={classes.found} onClick={() => onPick(id)}>
              <span className={classes.head}>
                <strong>{nameOf(text, sender)}</strong>
                <time dateTime={createdAt}>{times.short(createdAt)}</time>
              </span>
              <span className={classes.text}>
                <Highlighted text={said ?? ''} query={asked} />
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <p className={classes.nothing} role="status">
        {asked !== '' && nodes.length === 0 && !isLoading && !error ? text.conversation.search.nothing : null}
      </p>
      {hasMore && (
        <Button variant="subtle" size="compact-sm" fullWidth loading={isLoading} onClick={loadMore}>
          {text.conversation.search.more}
        </Button>
      )}
      <Problem says={error ? errorText(error) : null} />
    </>
  )
}
