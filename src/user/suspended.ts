import type { Clock } from '../kernel/clock.ts'
import { ChatError } from '../kernel/errors.ts'
import type { Database } from '../store/database.ts'
import type { Delivery } from '../store/log/frontier.ts'
import type { SuspensionRow } from '../store/rows.ts'
import { areSuspended, holds } from './suspension.ts'

/**
 * Who is suspended, by heart, so that no operation has to ask the database. As long as the list of those whom admins keep out:
 * an id, a date and a reason for each. And who was erased of late; of those of before it is read when they sign in.
 */
export interface Suspended {
  /** Why the person may not do anything; null where they may. */
  refusal(userId: string): ChatError | null
  wasErased(userId: string): boolean
  /** To be given every committed entry of the log, from before `fill` on. */
  hear(batch: readonly Delivery[]): void
  /** Reads who is suspended; what is heard meanwhile is newer. */
  fill(): Promise<void>
}

/** More than a process takes the tokens of for known. */
const erasedLimit = 50_000

export const createSuspended = (needs: {
  database: Pick<Database, 'users'>
  clock: Clock
  /** Told of each suspension as it is heard of, when the person is refused already. Must not throw. */
  onSuspended(userId: string): void
  /** The same of each erasure. */
  onErased(userId: string): void
}): Suspended => {
  const { clock } = needs
  const erasedOfLate = new Set<string>()
  const kept = new Map<string, Pick<SuspensionRow, 'until' | 'reason'>>()
  let heardSinceStart: Set<string> | null = new Set()
  const hearErased = (userId: string): void => {
    erasedOfLate.add(userId)
    if (erasedOfLate.size > erasedLimit) erasedOfLate.delete(erasedOfLate.values().next().value!)
    needs.onErased(userId)
  }
  return {
    wasErased: (userId) => erasedOfLate.has(userId),
    refusal: (userId) => {
      if (erasedOfLate.has(userId)) return erased()
      const suspension = kept.get(userId)
      if (!suspension) return null
      if (holds(suspension, clock.now())) return refused(suspension)
      kept.delete(userId)
      return null
    },
    hear: (batch) => {
      for (const { entry } of batch) {
        if (entry.what === 'UserErased') hearErased(entry.on)
        if (entry.what !== 'SuspensionChanged') continue
        const userId = entry.on
        heardSinceStart?.add(userId)
        if (!entry.suspension || !holds(entry.suspension, clock.now())) kept.delete(userId)
        else {
          kept.set(userId, entry.suspension)
          needs.onSuspended(userId)
        }
      }
    },
    fill: async () => {
      const rows = needs.database.users.find(areSuspended(clock.now()), { projection: { suspension: 1 } })
      for await (const { _id, suspension } of rows) if (!heardSinceStart?.has(_id)) kept.set(_id, suspension!)
      heardSinceStart = null
    },
  }
}

/** What an erased person's token is told. */
export const erased = (): ChatError => new ChatError('UNAUTHENTICATED', { message: 'This account was erased.' })

const refused = ({ until, reason }: Pick<SuspensionRow, 'until' | 'reason'>): ChatError =>
  new ChatError('SUSPENDED', {
    until,
    reason,
    message: until
      ? `You are suspended until ${until.toISOString()}. Come back then.`
      : 'You are suspended. Ask whoever runs this place.',
  })
