import type { AppOptions } from './app-options.ts'
import type { ChatError } from './kernel/errors.ts'
import { startBetween } from './realtime/bridge/between.ts'
import type { BridgeMessage } from './realtime/bridge/bridge.ts'
import type { Committed } from './store/commit/batch.ts'
import type { BatchAttempt } from './store/commit/committer.ts'
import { startCommitters } from './store/commit/committers.ts'
import type { Database } from './store/database.ts'
import type { Identity } from './store/identity.ts'
import { startFrontier, type Delivery } from './store/log/frontier.ts'
import type { LogReader } from './store/log/read-log.ts'

/** Two overlap the database's work with ours; more share the same two. */
const lanesOfAProcess = 2
/** Milliseconds within which the bridge is likely to bring what is missing. */
const bridgeMs = 20

/** What is written and what is heard: the committers, the frontier, and what other processes tell. */
export const startLog = async (
  options: AppOptions,
  needs: {
    database: Database
    identity: Identity
    log: LogReader
    processId: string
    lookEveryMs: number
    refusal(userId: string): ChatError | null
    /** Given what was committed, here and elsewhere, in the log's order. Must not throw, nor wait. */
    deliver(batch: Delivery[], rows: Committed | null): void
    onBatch(attempt: BatchAttempt): void
    onMessage(what: BridgeMessage): void
    onTrouble(message: string, error: unknown): void
  },
) => {
  const { database, identity, onTrouble } = needs
  const { clock = database.clock, limits = {}, bridge = null } = options
  const committers = await startCommitters(database, {
    ...needs,
    count: limits.lanes ?? lanesOfAProcess,
    alone: options.alone,
    limits: { entries: 10_000, bytes: 32_000_000, deadlineMs: options.operationTimeoutMs, ...limits.queue },
    clock,
    onCommitted: (entries, rows) => {
      frontier.take(entries, rows)
      between.announce(entries)
    },
    onUncertain: () => void frontier.look().catch((error: unknown) => onTrouble('The log could not be read.', error)),
  })
  const frontier = await startFrontier({
    ...needs,
    onGap: options.onGap ?? (() => {}),
    heard: committers.heard,
    patienceMs: bridge ? bridgeMs : 0,
  })
  const between = startBetween({
    ...needs,
    way: bridge,
    alone: options.alone,
    frontier,
    key: identity.keyFor('bridge'),
    epoch: identity.epoch,
    beatMs: limits.beatMs ?? 1000,
  })
  return { committers, frontier, between }
}
