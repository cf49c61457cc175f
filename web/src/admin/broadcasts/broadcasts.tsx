import { Text, Title } from '@mantine/core'
import classes from '../admin-page.module.css'
import { ListEnd } from '../list-end.tsx'
import { useAdminText } from '../use-admin-text.ts'
import { BroadcastComposer } from './broadcast-composer.tsx'
import { SentBroadcast } from './sent-broadcast.tsx'
import { useSent } from './use-sent.ts'
import { useStatistics } from './use-statistics.ts'

/** What is said to everyone and to rooms, and how far it has come. */
export const Broadcasts = () => {
  const { broadcasts: text } = useAdminText()
  const { broadcasts, starts, again, ...pages } = useSent()
  const statistics = useStatistics(broadcasts, starts, again)
  return (
    <>
      <BroadcastComposer onSent={again} />
      <Title order={2} size="h5">
        {text.sent}
      </Title>
      {broadcasts.length === 0 && !pages.isLoading && !pages.error && <Text c="dimmed">{text.none}</Text>}
      <ul className={classes.list} aria-label={text.sent}>
        {broadcasts.map((broadcast) => (
          <li key={broadcast.id}>
            <SentBroadcast broadcast={broadcast} statistics={statistics.get(broadcast.id) ?? null} onDeleted={again} />
          </li>
        ))}
      </ul>
      <ListEnd {...pages} />
    </>
  )
}
