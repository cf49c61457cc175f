import { setTimeout as wait } from 'node:timers/promises'
import type { seeded } from '../../support/random.ts'
import { insist, post } from '../../support/recorder.ts'
import type { SeenStatus } from '../checker.ts'

/** A connection of somebody's that a client keeps up, at one of the servers. */
export interface Kept {
  person: string
  server: number
  /** null while it isn't connected. */
  connectedSince: number | null
}

const ask = 'query ($who: ID!) { userStatus(userId: $who) { isOnline } }'

/** Longer than a lease and a grace of the world's, and what a busy machine takes. */
export const longMs = 3500

/**
 * Asks one server or the other who is online, while things happen. `isDisturbed`: whether that server's people can't be known to be
 * online since then, as it stood still or the database was away. What can't be said isn't noted.
 */
export const startPresence = (options: {
  urls: (() => string)[]
  random: ReturnType<typeof seeded>
  kept: Kept[]
  viewer: string
  isDisturbed(server: number, since: number): boolean
}) => {
  const { urls, random, kept, viewer, isDisturbed } = options
  const people = [...new Set(kept.map(({ person }) => person))]
  const statuses: SeenStatus[] = []
  const goneSince = new Map<string, number>()
  let stopped = false
  const look = async (person: string): Promise<void> => {
    const own = kept.filter((each) => each.person === person)
    const began = performance.now()
    const [asked, before] = [random.below(urls.length), own.map(({ connectedSince }) => connectedSince)]
    const answer = await post(urls[asked]!(), viewer, ask, { who: person }).catch(() => null)
    const isOnline: boolean | undefined = answer?.data?.userStatus?.isOnline
    if (isOnline === undefined || isDisturbed(asked, began - longMs)) return
    const isConnected = own.some(
      ({ server, connectedSince }, i) =>
        connectedSince !== null &&
        connectedSince === before[i] &&
        connectedSince < began - longMs &&
        !isDisturbed(server, began - longMs),
    )
    const isGone = (goneSince.get(person) ?? Infinity) < began - longMs && own.every(isAway)
    if (isConnected || isGone) statuses.push({ person, at: urls[asked]!(), isOnline, isConnected })
  }
  // Every moment, so that nobody is there in between unseen.
  const watch = setInterval(() => {
    for (const person of people)
      if (!kept.filter((each) => each.person === person).every(isAway)) goneSince.delete(person)
      else if (!goneSince.has(person)) goneSince.set(person, performance.now())
  }, 10)
  const running = (async () => {
    while (!stopped) {
      await look(random.of(people))
      await wait(250)
    }
  })()
  return {
    statuses,
    stop: async () => {
      stopped = true
      clearInterval(watch)
      await running
    },
  }
}

const isAway = ({ connectedSince }: Kept): boolean => connectedSince === null

/** Whom a server shows as connected, to somebody who may see all. */
export const readStatuses = async (
  url: () => string,
  people: readonly string[],
  isConnected: boolean,
): Promise<SeenStatus[]> =>
  Promise.all(
    people.map(async (person) => {
      const viewer = people.find((each) => each !== person)!
      const { userStatus } = await insist(url, viewer, ask, { who: person })
      return { person, at: url(), isOnline: Boolean(userStatus?.isOnline), isConnected }
    }),
  )
