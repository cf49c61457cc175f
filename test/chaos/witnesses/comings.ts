import { setTimeout as wait } from 'node:timers/promises'
import { canariesIn, insist, post, startFollower, type Follower } from '../../support/recorder.ts'
import type { seeded } from '../../support/random.ts'
import { settle, type Settled } from '../settle.ts'
import type { Side } from '../side.ts'
import type { Glimpse } from './stranger.ts'

/** Somebody who is added to a group and removed again, as their stream saw it. */
export interface Comings {
  conversation: string
  follower: Follower
  /** In their order; out of it at first. */
  changes: Settled<'in' | 'out'>[]
}

const add =
  'mutation ($id: ID!, $who: ID!) { addMembers(conversationId: $id, userIds: [$who]) { conversation { id } } }'
const remove =
  'mutation ($id: ID!, $who: ID!) { removeMember(conversationId: $id, userId: $who) { conversation { id } } }'
const look = 'query ($id: ID!) { conversation(id: $id) { title messages(last: 5) { nodes { text } } } }'

/** They come and go until they are told to stop, and end as a member. Out of it they look in, at every server. */
export const startComings = async (
  urls: (() => string)[],
  random: ReturnType<typeof seeded>,
  side: Side,
  owner: string,
  who: string,
) => {
  await insist(urls[0]!, who, '{ viewer { id } }')
  const { cursor } = await insist(urls[0]!, who, '{ cursor }')
  const follower = startFollower({ url: urls[1]!, person: who, after: cursor })
  const changes: Comings['changes'] = []
  const glimpses: Glimpse[] = []
  const variables = { id: side.id, who }
  let stopped = false
  const lookIn = async (url: () => string): Promise<void> => {
    const answer = await post(url(), who, look, variables).catch(() => null)
    glimpses.push(...canariesIn(JSON.stringify(answer)).map((conversation) => ({ person: who, conversation })))
  }
  const running = (async () => {
    for (let isIn = true; !stopped || isIn; isIn = !isIn) {
      changes.push(await settle(urls, owner, isIn ? 'in' : 'out', isIn ? add : remove, variables))
      if (!isIn) await Promise.all(urls.map(lookIn))
      await wait(300 + 900 * random.next())
      if (isIn && stopped) return
    }
  })()
  return {
    follower,
    stop: async () => {
      stopped = true
      await running
    },
    seen: (): { comings: Comings; glimpses: Glimpse[] } => ({
      comings: { conversation: side.id, follower, changes },
      glimpses,
    }),
  }
}
