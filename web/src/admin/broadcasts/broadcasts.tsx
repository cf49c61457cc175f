import { Text, Title } from '@mantine/core'
import { useBroadcasts } from '../../broadcasts/use-broadcasts.ts'
import classes from '../admin-page.module.css'
import { ListEnd } from '../list-end.tsx'
import { useAdminText } from '../use-admin-text.ts'
import { BroadcastComposer } from './broadcast-composer.tsx'
import { SentBroadcast } from './sent-broadcast.tsx'
import { useStatistics } from './use-statistics.ts'
import { useRefresh } from './use-refresh.ts'

/** What is said to everyone and to rooms, and how far it has come. */
export const Broadcasts = () => {
  const { broadcasts: text } = useAdminText()
  const { broadcasts, cursors, data, ...pages } = useBroadcasts()
  const refresh = useRefresh(cursors)
  const statistics = useStatistics(broadcasts, cursors, refresh)
  return (
    <>
      <BroadcastComposer onSent={refresh} />
      <Title order={2} size="h5">
        {text.sent}
      </Title>
      {data && broadcasts.length === 0 && <Text c="dimmed">{text.none}</Text>}
      <ul className={classes.list} aria-label={text.sent}>
        {broadcasts.map((broadcast) => (
          <li key={broadcast.id}>
            <SentBroadcast
              broadcast={broadcast}
              statistics={statistics.get(broadcast.id) ?? null}
              onDeleted={refresh}
            />
          </li>
        ))}
      </ul>
      <ListEnd {...pages} error={data ? null : pages.error} />
    </>
  )
}
