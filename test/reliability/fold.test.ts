import { expect, test } from 'vitest'
import { possibleTypes } from '../clients/possible-types.ts'
import { CreateGroupDocument } from '../generated/operations.ts'
import { move, proclaim, type KnownToAll } from '../support/broadcast-histories.ts'
import { startChat, type Chat } from '../support/chat.ts'
import { fold, foldedEvents, readSnapshot } from '../support/fold.ts'
import { act } from '../support/histories.ts'
import type { Person } from '../support/person.ts'
import { seeded } from '../support/random.ts'

interface FoldedEvent {
  __typename: string
  conversation?: { title?: string | null }
}

const eventsOf = async (person: Person, after: string) => {
  const client = await person.connect()
  client.send({ id: '1', type: 'subscribe', payload: { query: foldedEvents, variables: { after } } })
  const events: FoldedEvent[] = []
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
  const known: KnownToAll = { messages: [], groups: [], rooms: [], broadcasts: [] }
  // Their other devices, on a server of its own: what these are given is delivered, all of it once the server has stopped.
  await using elsewhere = await chat.another({ limits: { deliveredEveryMs: 20 } })
  const devices = await Promise.all(people.map(async ({ id }) => (await elsewhere.user(id)).events()))
  const step = async (at: number) => {
    await Promise.all(Array.from({ length: at }, () => (random.below(3) ? act : move)(random, people, admin, known)))
    await proclaim(random, people, admin, known)
  }
  for (let i = 0; i < 25; i++) await step(1)
  const snapshots = await Promise.all(people.map(readSnapshot))
  const live = await Promise.all(people.map((person, i) => eventsOf(person, snapshots[i]!.cursor)))
  for (let i = 0; i < 20; i++) await step(3)
  await elsewhere.close()
  for (const device of devices) await device[Symbol.asyncDispose]()
  // What was written there is heard of here; then a last event for each, behind which there is nothing.
  await chat.app.frontier.look()
  for (const person of people) await person.does(CreateGroupDocument, { input: { title: theEnd, memberIds: [] } })

  const all = []
  for (const [i, person] of people.entries()) {
    const { cursor: _cursor, ...expected } = await readSnapshot(person)
    // Who replays from the first snapshot's cursor gets the same by another way.
    const replayed = await eventsOf(person, snapshots[i]!.cursor)
    while ((await replayed.next()).__typename !== 'CaughtUp');
    for (let ended = false; !ended;) ended = isTheEnd(await live[i]!.next())
    all.push({
      expected,
      replayed: fold(snapshots[i]!, replayed.events, person.id),
      live: fold(snapshots[i]!, live[i]!.events, person.id),
      kinds: live[i]!.events.map(({ __typename }) => __typename),
    })
    await Promise.all([live[i]!.close(), replayed.close()])
  }
  return all
}

/** A group of one's own. */
const theEnd = 'The end'
const isTheEnd = ({ conversation }: FoldedEvent): boolean => conversation?.title === theEnd

const seeds = Number(process.env['FOLD_SEEDS'] ?? 4)

test('events over a snapshot give a fresh snapshot, for random histories of all that can be done', async () => {
  await using chat = await startChat()
  const heard = new Set<string>()
  for (let seed = 1; seed <= seeds; seed++)
    for (const { expected, replayed, live, kinds } of await history(chat, seed)) {
      expect(replayed).toEqual(expected)
      expect(live).toEqual(expected)
      for (const kind of kinds) heard.add(kind)
    }
  const ofStreams = ['ResyncRequired']
  expect([...heard, ...ofStreams].sort()).toEqual([...possibleTypes.Event].sort())
})
