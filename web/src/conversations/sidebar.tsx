import { ActionIcon, Title } from '@mantine/core'
import { useRef, useState } from 'react'
import { SearchField } from '../search/search-field.tsx'
import { SearchResults } from '../search/search-results.tsx'
import { useDialogs } from '../shell/dialogs-context.ts'
import { Icon } from '../shell/icon.tsx'
import { useText } from '../text/text.tsx'
import { ConversationList } from './conversation-list.tsx'
import classes from './sidebar.module.css'

/** The conversations, or those that were put away; and what is searched for in their place. */
export const Sidebar = () => {
  const text = useText()
  const dialogs = useDialogs()
  const [isArchived, setIsArchived] = useState(false)
  const [query, setQuery] = useState('')
  const field = useRef<HTMLInputElement>(null)
  return (
    <nav className={classes.sidebar} aria-label={text.conversations}>
      <header className={classes.header}>
        {isArchived && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={text.list.backToAll}
            onClick={() => setIsArchived(false)}
          >
            <Icon name="back" />
          </ActionIcon>
        )}
        <Title order={2} size="h3" className={classes.title}>
          {isArchived ? text.list.archived : text.shell.chats}
        </Title>
        {!isArchived && (
          <>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={text.list.showArchived}
              title={text.list.showArchived}
              onClick={() => setIsArchived(true)}
            >
              <Icon name="archive" />
            </ActionIcon>
            <ActionIcon
              size="lg"
              aria-label={text.list.begin}
              title={text.list.begin}
              onClick={() => dialogs.open({ kind: 'newConversation' })}
            >
              <Icon name="plus" />
            </ActionIcon>
          </>
        )}
      </header>
      {!isArchived && <SearchField field={field} query={query} onChange={setQuery} />}
      {query.trim() && !isArchived ? (
        <SearchResults query={query} field={field} />
      ) : (
        <ConversationList key={String(isArchived)} isArchived={isArchived} />
      )}
    </nav>
  )
}
