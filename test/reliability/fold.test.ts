import { expect, test } from 'vitest'
import { startChat, type Chat } from '../support/chat.ts'
import { act, type Known } from '../support/histories.ts'
import { fold, foldedEvents, readSnapshot } from '../support/fold.ts'
import type { Person } from '../support/person.ts'
import { seeded } from '../support/random.ts'

const eventsOf = async (person: Person, after: string) => {
  const client = await person.connect()
  client.send({ id: '1', type: 'subscribe', payload: { query: foldedEvents, variables: { after } } })
  const events: { __typename: string; id: string; cursor: string }[] = []
  const next = async () => {
    const event = (await client.nextOf('1')).payload.data.events
    events.push(event)
    return event as (typeof events)[number]
  }
  return { events, next, close: () => client[Symbol.asyncDispose]() }
}

/** What a client has folded, by replay and live, beside a fresh snapshot: for each of the people. */
const history = async (chat: Chat, seed: number) => {
  const random = seeded(seed)
  const people = await chat.users(`ann${seed}`, `bob${seed}`, `cid${seed}`)
  const admin = await chat.admin()
  const known: Known = { messages: [], groups: [] }
  for (let i = 0; i < 25; i++) await act(random, people, admin, known)
  const snapshots = await Promise.all(people.map(readSnapshot))
  const live = await Promise.all(people.map((person, i) => eventsOf(person, snapshots[i]!.cursor)))
  for (let i = 0; i < 20; i++) await Promise.all([1, 2, 3].map(() => act(random, people, admin, known)))

  const all = []
  for (const [i, person] of people.entries()) {
    const { cursor: _cursor, ...expected } = await readSnapshot(person)
    // Who replays from the first snapshot's cursor gets the same by another way.
    const replayed = await eventsOf(person, snapshots[i]!.cursor)
    while ((await replayed.next()).__typename !== 'CaughtUp');
    while (stillMissing(live[i]!, replayed)) await live[i]!.next()
    all.push({
      expected,
      replayed: fold(snapshots[i]!, replayed.events, person.id),
      live: fold(snapshots[i]!, live[i]!.events, person.id),
    })
    await Promise.all([live[i]!.close(), replayed.close()])
  }
  return all
}

type Stream = Awaited<ReturnType<typeof eventsOf>>

/** Whether the live stream lacks something that the replay had, which leaves out what is no longer theirs. */
const stillMissing = (live: Stream, replayed: Stream): boolean => {
  const heard = new Set(live.events.map(({ id }) => id))
  return replayed.events.some((event) => isKept(event) && !heard.has(event.id))
}

const isKept = ({ __typename }: { __typename: string }): boolean => __typename !== 'CaughtUp'

test('events over a snapshot give a fresh snapshot, for random histories of all that can be done', async () => {
  await using chat = await startChat()
  for (let seed = 1; seed <= 8; seed++)
    for (const { expected, replayed, live } of await history(chat, seed)) {
      expect(replayed).toEqual(expected)
      expect(live).toEqual(expected)
    }
}, 120_000)
