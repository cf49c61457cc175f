import { Text } from '@mantine/core'
import { useErrorText } from '../../act/error-text.ts'
import { Problem } from '../../act/problem.tsx'
import { useChat } from '../../chat/chat-context.ts'
import { ServerStatisticsDocument } from '../../generated/admin-documents.ts'
import { useTimes } from '../../text/time.ts'
import { useAdminText } from '../use-admin-text.ts'
import { useRepeated } from '../use-repeated.ts'
import { Figures } from './figures.tsx'
import { MinuteChart } from './minute-chart.tsx'

/** Milliseconds. */
const everyMs = 3_000

/** The server as it is now, and what it did in the last hour. */
export const Overview = () => {
  const { overview: text } = useAdminText()
  const times = useTimes()
  const errorText = useErrorText()
  const { client } = useChat()
  const { data: statistics, error } = useRepeated(
    async (signal) => (await client.ask(ServerStatisticsDocument, {}, { signal })).serverStatistics,
    everyMs,
  )
  return (
    <>
      <Problem says={error ? errorText(error) : null} />
      {statistics && (
        <>
          <Figures statistics={statistics} />
          <MinuteChart title={text.messages} at={statistics.at} counts={statistics.messagesPerMinute} />
          <MinuteChart title={text.deliveries} at={statistics.at} counts={statistics.deliveriesPerMinute} />
          <Text size="sm" c="dimmed">
            {text.asOf(times.clock(statistics.at))}
          </Text>
        </>
      )}
    </>
  )
}
