import { expect, test } from 'vitest'
import { startChat } from '../support/chat.ts'
import { until } from '../support/eventually.ts'
import { chaosViolations, type ChaosRecording } from './checker.ts'
import { startParty } from './party.ts'
import { planted } from './planted.ts'
import { readResting } from './witnesses/resting.ts'

/** Two servers to which nothing happens, as they were seen. */
const recordCalm = async (): Promise<ChaosRecording> => {
  await using chat = await startChat({ limits: { graceMs: 100, deliveredEveryMs: 100 } })
  await using other = await chat.another()
  const servers = [chat, other]
  // The timers of both, and the test's own, are one process's.
  const rest = async () =>
    (await Promise.all(servers.map(({ url }) => readResting(url)))).flat().filter(({ name }) => name !== 'timers')
  const fresh = await rest()
  const urls = servers.map(
    ({ url }) =>
      () =>
        url,
  )
  const party = await startParty({ urls, seed: 1, writers: 2, disturbances: [] })
  await party.load.acknowledged(60)
  await until(() => party.hasSeenAll(), { timeout: 120_000 })
  const seen = await party.finish(400)
  const newest = seen.sends.findLast(({ acknowledged }) => acknowledged)!
  const { seq } = newest.acknowledged!
  return {
    ...seen,
    fresh,
    resting: await rest(),
    looked: [
      {
        text: newest.text,
        seq,
        page: [
          { seq: seq - 1, text: '' },
          { seq, text: newest.text },
        ],
      },
    ],
    printed: [],
    exits: [],
  }
}

const calm = await recordCalm()
/** Its own, to be changed. */
const copy = (): ChaosRecording => {
  const { followers, comings, suspensions } = calm
  const copied = new Map(
    [...followers, comings.follower].map((each) => [each, { ...each, events: structuredClone(each.events) }]),
  )
  const own = (follower: (typeof followers)[number]) => copied.get(follower)!
  return {
    ...structuredClone({ ...calm, followers: [], comings: null, suspensions: null }),
    followers: followers.map(own),
    comings: { ...structuredClone({ ...comings, follower: null }), follower: own(comings.follower) },
    suspensions: {
      ...structuredClone({ ...suspensions, followers: [] }),
      followers: suspensions.followers.map(own),
    },
  }
}

test('nothing is wrong with servers to which nothing happens, and each witness has seen something', () => {
  expect(chaosViolations(calm)).toEqual([])
  expect(calm.sends.length).toBeGreaterThan(60)
  expect(calm.followers.every(({ events }) => events.length > 20)).toBe(true)
  const { typing, statuses, resting, marks, folds, comings, suspensions } = calm
  const all = [typing, statuses, resting, marks, folds, comings.changes, suspensions.changes]
  expect(all.every((each) => each.length > 0)).toBe(true)
})

test.each(planted)('%s: the checker says so', (_name, plant, found) => {
  const recording = copy()
  plant(recording)
  expect(chaosViolations(recording).join('\n')).toMatch(found)
})
