import { Title } from '@mantine/core'
import { InboxDocument } from 'parley/client'
import { useQuery } from 'urql'
import { useText } from '../text/text.tsx'
import { ConversationItem } from './conversation-item.tsx'
import classes from './sidebar.module.css'

export const Sidebar = () => {
  const text = useText()
  const [{ data }] = useQuery({ query: InboxDocument, variables: { first: 30 } })
  const conversations = data?.conversations.edges.map(({ node }) => node) ?? []
  return (
    <nav className={classes.sidebar} aria-label={text.conversations}>
      <header className={classes.header}>
        <Title order={2} size="h3">
          {text.shell.chats}
        </Title>
      </header>
      {data && conversations.length === 0 && <p className={classes.empty}>{text.noConversations}</p>}
      <ul className={classes.list}>
        {conversations.map((conversation) => (
          <ConversationItem key={conversation.id} conversation={conversation} />
        ))}
      </ul>
    </nav>
  )
}
