import { setTimeout as wait } from 'node:timers/promises'
import type { seeded } from '../../support/random.ts'
import { admin, insist, post, type Follower } from '../../support/recorder.ts'
import { settle, type Settled } from '../settle.ts'
import type { Side } from '../side.ts'

/** Somebody who is suspended and restored, as their streams saw it. */
export interface Suspensions {
  person: string
  followers: Follower[]
  /** In their order; restored at first. */
  changes: Settled<'suspended' | 'restored'>[]
  /** Operations that they tried meanwhile, and were given something for. */
  answered: { at: string; beganAt: number; answeredAt: number }[]
}

const suspend = 'mutation ($who: ID!) { suspendUser(userId: $who, reason: "Chaos") { user { id } } }'
const restore = 'mutation ($who: ID!) { restoreUser(userId: $who) { user { id } } }'
const ask = '{ conversations(first: 1) { nodes { messages(last: 1) { nodes { text } } } } }'

/** Is suspended and restored until told to stop, and ends restored. */
export const startSuspensions = async (
  urls: (() => string)[],
  random: ReturnType<typeof seeded>,
  side: Side,
  person: string,
) => {
  await insist(urls[0]!, admin, '{ viewer { id } }')
  const seen: Suspensions = {
    person,
    followers: side.followers.filter((each) => each.person === person),
    changes: [],
    answered: [],
  }
  const variables = { who: person }
  let stopped = false
  const tryToAsk = async (url: () => string): Promise<void> => {
    const beganAt = performance.now()
    const answer = await post(url(), person, ask).catch(() => null)
    if (answer?.data?.conversations) seen.answered.push({ at: url(), beganAt, answeredAt: performance.now() })
  }
  const running = (async () => {
    while (!stopped) {
      seen.changes.push(await settle(urls, admin, 'suspended', suspend, variables))
      const until = performance.now() + 1500 + 2000 * random.next()
      while (performance.now() < until) {
        await Promise.all(urls.map(tryToAsk))
        await wait(400)
      }
      seen.changes.push(await settle(urls, admin, 'restored', restore, variables))
      await wait(1000 + 2000 * random.next())
    }
  })()
  return {
    seen,
    stop: async () => {
      stopped = true
      await running
    },
  }
}
