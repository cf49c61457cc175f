import { readMetrics } from '../../support/metrics.ts'
import { admin, headersOf } from '../../support/recorder.ts'

/** What a server has of something, before the first client came or after the last one left. */
export interface RestingValue {
  at: string
  name: string
  value: number
}

const resting = [
  'parley_sockets',
  'parley_connections',
  'parley_people',
  'parley_subscriptions',
  'parley_subscriber_groups',
  'parley_typing_listeners',
  'parley_status_listeners',
  'parley_watched_people',
  'parley_socket_queue_bytes',
  'parley_commit_queue_entries',
  'parley_commit_queue_bytes',
]

export const readResting = async (url: string): Promise<RestingValue[]> => {
  const { value } = await readMetrics(url, headersOf(admin))
  return [
    ...resting.map((name) => ({ at: url, name, value: value(name) })),
    { at: url, name: 'timers', value: value('nodejs_active_resources', { type: 'Timeout' }) },
  ]
}
