import { laneOf } from '../../kernel/position.ts'
import type { Clock } from '../../kernel/clock.ts'
import { version } from '../../kernel/version.ts'
import type { StreamEvent } from '../../realtime/event.ts'
import type { Bridge, BridgeMessage } from '../../realtime/bridge/bridge.ts'
import type { Hub } from '../../realtime/hub.ts'
import type { Presence } from '../../presence/presence.ts'
import type { Resumed } from '../../realtime/streams.ts'
import type { BatchAttempt } from '../../store/commit/committer.ts'
import type { Committers } from '../../store/commit/committers.ts'
import type { Frontier } from '../../store/log/frontier.ts'
import type { Devices } from '../devices.ts'
import type { Engine, OperationDone } from '../graphql/engine.ts'
import type { WebSockets } from '../websocket/server.ts'
import type { MetricsAccess } from './access.ts'
import { createRegistry } from './registry.ts'
import { createMetricsRoute, type MetricsRoute } from './route.ts'

/** What is looked at when the metrics are read. */
export interface Measured {
  committers: Pick<Committers, 'lanes' | 'waiting'>
  devices: Pick<Devices, 'size' | 'peopleCount'>
  engine: Pick<Engine, 'subscriptions'>
  frontier: Pick<Frontier, 'behind' | 'lookedMsAgo'>
  hub: Pick<Hub, 'size'>
  /** null: there is none. */
  bridge: Pick<Bridge, 'isUp'> | null
  presence: { [Part in 'typing' | 'service' | 'watch']: Pick<Presence[Part], 'size'> }
  sockets: Pick<WebSockets, 'size' | 'waiting'>
}

/** What a process counts of itself. No label names a person, and each has few values. */
export interface Metrics {
  /** What answers `GET /metrics`. */
  route(access: MetricsAccess): MetricsRoute
  operation(done: OperationDone): void
  /** A connection, or a request that was no operation yet. */
  refused(code: string): void
  batch(attempt: BatchAttempt): void
  delivered(event: StreamEvent, readers: number): void
  executed(): void
  resumed(resumed: Resumed): void
  bridged(what: BridgeMessage): void
  closed(code: number): void
}

/** Clients may close with codes of their own, which would be labels without end. */
const closeCodes = new Set([
  1000, 1001, 1002, 1005, 1006, 1007, 1009, 1011, 1012, 1013, 4004, 4005, 4400, 4401, 4403, 4406, 4408, 4409, 4429,
  4499, 4500,
])

export const createMetrics = ({
  clock,
  of: measured,
  ofAll,
}: {
  clock: Clock
  /** The text of all processes of one port, where this is one of several; null: it speaks for itself. */
  ofAll: (() => Promise<string>) | null
  /** Called when the metrics are read, and at each delivery. */
  of(): Measured
}): Metrics => {
  const { counter, gauge, gauges, histogram, contentType, text } = createRegistry(ofAll)

  gauges('parley_info', 'Always 1: which version runs.', 'version', () => [[version, 1]], 'first')

  const operations = counter(
    'parley_operations_total',
    'Operations that were answered or refused: by type, root field, and `ok` or the code of the first error.',
    'type',
    'field',
    'outcome',
  )
  const operationSeconds = histogram(
    'parley_operation_seconds',
    'How long operations ran, from their parsed document to their result; of subscriptions, until they were open.',
    [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    'type',
  )
  const refusals = counter(
    'parley_refusals_total',
    'What clients were refused, by code: operations, connections, and requests that were none.',
    'code',
  )

  const batches = counter(
    'parley_commit_batches_total',
    'Attempts to write a batch, by what came of them. Only of `unknown` may something have been written, beside `committed`.',
    'outcome',
  )
  for (const outcome of ['committed', 'conflict', 'unknown', 'failed', 'lane-lost', 'sent-before'] as const)
    batches.inc({ outcome }, 0)
  const batchEntries = histogram(
    'parley_commit_batch_entries',
    'Entries of the batches that were committed.',
    [1, 2, 5, 10, 20, 50, 100, 200, 500],
  )
  const batchSeconds = histogram(
    'parley_commit_seconds',
    'How long a committed batch took, from its building until it was durable.',
    [0.001, 0.002, 0.003, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5],
  )
  gauge(
    'parley_commit_queue_entries',
    'Entries that wait for the batch under way to end.',
    () => measured().committers.waiting.entries,
  )
  gauge('parley_commit_queue_bytes', 'Bytes of the entries that wait.', () => measured().committers.waiting.bytes)

  const deliveries = counter(
    'parley_deliveries_total',
    'Events given to subscriptions: one for each that was given it.',
  )
  const executions = counter(
    'parley_event_executions_total',
    'Events executed and serialized for subscriptions: once for all that ask for the same of them.',
  )
  const deliverySeconds = histogram(
    'parley_delivery_seconds',
    'From when an event was written to when it was given to connections, once for those that were given it together: of what this process has written itself and delivers live.',
    [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
  )
  gauge('parley_sockets', 'WebSockets that are open.', () => measured().sockets.size)
  gauge(
    'parley_socket_queue_bytes',
    'Bytes that wait for readers, of all WebSockets.',
    () => measured().sockets.waiting().bytes,
  )
  gauge(
    'parley_socket_queue_most_bytes',
    'Bytes that wait for the slowest reader.',
    () => measured().sockets.waiting().most,
    'max',
  )
  const closes = counter('parley_socket_closes_total', 'WebSockets that ended, by close code.', 'code')
  gauge(
    'parley_connections',
    'WebSockets, and streams over HTTP, of people who have signed in.',
    () => measured().devices.size,
  )
  gauge('parley_people', 'Different people who are connected to this process.', () => measured().devices.peopleCount)
  gauge('parley_subscriptions', 'Subscriptions that are open.', () => measured().engine.subscriptions)
  gauge('parley_subscriber_groups', 'What the hub gives each event to.', () => measured().hub.size)

  gauge('parley_typing_listeners', 'Subscriptions that are told who types.', () => measured().presence.typing.size)
  gauge('parley_status_listeners', 'Subscriptions that are told who is online.', () => measured().presence.service.size)
  gauge(
    'parley_watched_people',
    'People of whom somebody is told whether they are online.',
    () => measured().presence.watch.size,
  )

  const resumes = counter(
    'parley_resumes_total',
    'Streams that were to go on from a cursor: `caught-up`, or `resync` where the cursor could not be used.',
    'outcome',
  )
  for (const outcome of ['caught-up', 'resync'] as const) resumes.inc({ outcome }, 0)
  const missed = counter(
    'parley_resumed_events_total',
    'Events that streams had missed, and were given when they went on.',
  )
  gauges(
    'parley_frontier_lag_entries',
    'By lane of the log: entries that are there, and not delivered by this process yet.',
    'lane',
    async () => (await measured().frontier.behind()).map((entries, lane) => [String(lane), entries]),
    'max',
  )
  gauge(
    'parley_frontier_look_age_seconds',
    'Since when the log of other processes was last read to its end.',
    () => measured().frontier.lookedMsAgo / 1000,
    'max',
  )

  gauge(
    'parley_bridge_up',
    '1 while what this process tells others at once comes back; 0 where the bridge is away, or where there is none.',
    () => Number(measured().bridge?.isUp ?? false),
    'min',
  )
  const bridged = counter(
    'parley_bridge_messages_total',
    'Messages between processes: sent, heard, lost on the way out, or foreign.',
    'what',
  )
  for (const what of ['sent', 'heard', 'lost', 'foreign'] as const) bridged.inc({ what }, 0)

  return {
    route: (access) => createMetricsRoute({ contentType, text }, access),
    operation: ({ type, field, outcome, ms }) => {
      operations.inc({ type, field, outcome })
      if (outcome !== 'ok') refusals.inc({ code: outcome })
      if (ms > 0) operationSeconds.observe({ type }, ms / 1000)
    },
    refused: (code) => refusals.inc({ code }),
    batch: ({ outcome, entries, ms }) => {
      batches.inc({ outcome })
      if (outcome !== 'committed') return
      batchEntries.observe(entries)
      batchSeconds.observe(ms / 1000)
    },
    delivered: ({ entry, isLive }, readers) => {
      deliveries.inc(readers)
      // Another process's clock may be another one, and what was missed is as late as its reader.
      if (isLive && entry && measured().committers.lanes.includes(laneOf(entry._id)))
        deliverySeconds.observe(Math.max(0, clock.now().getTime() - entry.at.getTime()) / 1000)
    },
    executed: () => executions.inc(),
    resumed: (resumed) => {
      resumes.inc({ outcome: resumed.outcome })
      if (resumed.outcome === 'caught-up') missed.inc(resumed.missed)
    },
    bridged: (what) => bridged.inc({ what }),
    closed: (code) => closes.inc({ code: closeCodes.has(code) ? String(code) : 'other' }),
  }
}
