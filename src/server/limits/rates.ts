import { ChatError } from '../../kernel/errors.ts'
import type { RateLimits } from '../../kernel/rate-limits.ts'
import type { Taken } from '../../realtime/bus.ts'
import { createBuckets, takenAfter } from './buckets.ts'
import type { Act } from './operation-facts.ts'

/** Who asks, and from where. */
export interface Caller {
  actor: { id: string; role: string } | null
  /** null: it isn't known. */
  address: string | null
}

/** What people and addresses may do, as far as this process knows. Each answer is why not, or null. None waits for anything. */
export interface Rates {
  /** An operation, before anything is looked at. */
  operation(caller: Caller): ChatError | null
  /** The same, once it is known what it does. */
  spend(caller: Caller, cost: number, acts: readonly [Act, number][]): ChatError | null
  /** What was given beyond what was spent on it. */
  owe(actor: { id: string; role: string }, cost: number): void
  /** What a stream is to give costs so much as well: 0 where it is spent, else the milliseconds until it can be. */
  delivery(actor: { id: string; role: string }, cost: number): number
  /** What a person's operations may still cost now; null: any. */
  left(caller: Caller): number | null
  /** A request that has no good token. */
  stranger(address: string | null): ChatError | null
  /** A file that is asked for. */
  download(address: string | null): ChatError | null
  /** A socket, before its upgrade. */
  connection(address: string | null): ChatError | null
  /** A socket or stream of a person who has `open` already. */
  device(actor: { id: string; role: string }, open: number): ChatError | null
  /** What one socket may have at once. */
  ofSocket: Pick<RateLimits, 'subscriptions' | 'running' | 'strangerSockets'>
  /** Whether a socket's ping is answered, which keeps what it took. */
  ping(socket: { pinged: number }): boolean
  /** From here on it is noted what is taken, to be told to other processes, and what these tell is taken here. */
  share(): Shared
}

export interface Shared {
  /** What was taken and not told, but for trifles: a bounded part of it, the largest first. */
  untold(): Taken[]
  /** What is none of the limits, or no amount, is let be. */
  heard(taken: readonly Taken[]): void
}

/** Of people, and of addresses, that are told of at once: some 50 kB. */
const mostTold = 500

/** An admin's operations take so much less of what there is. */
const adminsPart = 0.1

export const createRates = (limits: RateLimits | null, now: () => number = () => performance.now()): Rates => {
  if (!limits) return unlimited
  const { operations, cost, sends, uploads, typing, connections } = limits
  const { addressOperations, downloads, strangers, addressConnections } = limits
  let shares = false
  const options = { isShared: () => shares }
  const people = createBuckets({ operations, cost, sends, uploads, typing, connections }, options)
  const addresses = createBuckets({ addressOperations, downloads, strangers, addressConnections }, options)

  return {
    operation: ({ actor, address }) => {
      const at = now()
      const ms =
        (actor && people.take(actor.id, 'operations', partOf(actor), at)) ||
        (address !== null && addresses.take(address, actor ? 'addressOperations' : 'strangers', 1, at))
      return ms ? limited('operations', ms) : null
    },
    spend: ({ actor }, costs, acts) => {
      if (!actor) return null
      const at = now()
      for (const [act, times] of acts) {
        const ms = actor.role === 'ADMIN' && act === 'sends' ? 0 : people.take(actor.id, act, times * partOf(actor), at)
        if (ms) return limited(whatActs[act], ms)
      }
      const ms = people.take(actor.id, 'cost', costs * partOf(actor), at)
      return ms ? limited('operations that cost so much', ms) : null
    },
    owe: (actor, costs) => people.owe(actor.id, 'cost', costs * partOf(actor), now()),
    delivery: (actor, costs) => people.take(actor.id, 'cost', costs * partOf(actor), now()),
    left: ({ actor }) => actor && Math.floor(people.left(actor.id, 'cost', now()) / partOf(actor)),
    stranger: (address) => {
      const ms = address !== null && addresses.take(address, 'strangers', 1, now())
      return ms ? limited('requests without a good token', ms) : null
    },
    download: (address) => {
      const ms = address !== null && addresses.take(address, 'downloads', 1, now())
      return ms ? limited('files', ms) : null
    },
    connection: (address) => {
      const ms = address !== null && addresses.take(address, 'addressConnections', 1, now())
      return ms ? limited('connections', ms) : null
    },
    device: (actor, open) => {
      if (open >= limits.sockets) return limited('connections at once', whileMany)
      const ms = people.take(actor.id, 'connections', partOf(actor), now())
      return ms ? limited('connections', ms) : null
    },
    ofSocket: limits,
    ping: (socket) => {
      const taken = takenAfter(socket.pinged, now(), limits.pings)
      if (taken !== null) socket.pinged = taken
      return taken !== null
    },
    share: () => {
      shares = true
      return {
        untold: () => [...people.tell(mostTold), ...addresses.tell(mostTold)],
        heard: (taken) => {
          const at = now()
          for (const each of taken.slice(0, 2 * mostTold)) for (const its of [people, addresses]) its.heard(each, at)
        },
      }
    },
  }
}

/** Milliseconds that who has too many at once is told to wait. */
const whileMany = 5000

const whatActs: Record<Act, string> = { sends: 'messages', uploads: 'uploads', typing: 'signs of typing' }

const partOf = ({ role }: { role: string }): number => (role === 'ADMIN' ? adminsPart : 1)

export const limited = (what: string, ms: number): ChatError => {
  const retryAfter = Math.ceil(ms)
  const seconds = Math.ceil(ms / 1000)
  return new ChatError('RATE_LIMITED', {
    message: `Too many ${what}: try again in ${seconds === 1 ? 'a second' : `${seconds} seconds`}. Nothing was done.`,
    retryAfter,
  })
}

const allowed = (): null => null
const unlimited: Rates = {
  operation: allowed,
  spend: allowed,
  owe: () => {},
  delivery: () => 0,
  left: allowed,
  stranger: allowed,
  download: allowed,
  connection: allowed,
  device: allowed,
  ofSocket: { subscriptions: Infinity, running: Infinity, strangerSockets: Infinity },
  ping: () => true,
  share: () => ({ untold: () => [], heard: () => {} }),
}
