import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  ConversationDocument,
  CreateGroupDocument,
  RemoveMemberDocument,
  SendMessageDocument,
} from '../generated/operations.ts'
import { startChat } from '../support/chat.ts'
import type { Frame, FrameClient } from '../support/frames.ts'
import type { Person } from '../support/person.ts'
import { seeded } from '../support/random.ts'
import { range } from '../support/range.ts'

const rounds = Number(process.env['REMOVALS'] ?? 200)
const atOnce = 20

/** What is asked for of every event: all ways in which a later text could come out beside the event's own. */
const heard = `subscription ($after: String) { events(after: $after) { __typename cursor
  ... on MessageAdded { message { text conversation { lastMessage { text } } } }
  ... on ConversationChanged { conversation { lastMessage { text } messages(last: 5) { nodes { text } } } } } }`

interface Round {
  id: string
  /** The seq of the newest message as of the commit of the removal. */
  boundary: number
  /** The seq of each message that was acknowledged, by its text. */
  acknowledged: Map<string, number>
  wrong: string[]
}

/** Each text in what a stream was given, up to the message that says that it is the last. */
const readAll = async (client: FrameClient, last: string): Promise<Set<string>> => {
  const texts = new Set<string>()
  while (!texts.has(last)) {
    const frame: Frame = await client.nextOf('1')
    for (const [text] of JSON.stringify(frame).matchAll(/canary [\w-]+/g)) texts.add(text)
  }
  return texts
}

const listen = async (person: Person, after: string) => {
  const client = await person.connect()
  client.send({ id: '1', type: 'subscribe', payload: { query: heard, variables: { after } } })
  return client
}

test(`${rounds} removals on one server against sends on another: nothing committed after comes from or to who is out`, async () => {
  // Its streams are slower than all that is done at once: what waits for them must not cut them off.
  await using one = await startChat({ limits: { streams: { inbox: 20_000 } } })
  await using two = await one.another()
  const [ann, bob] = await one.users('ann', 'bob', 'cat')
  const [bobThere, catThere] = await two.users('bob', 'cat')
  const { cursor } = (await bob.does('{ cursor }')) as { cursor: string }
  await using here = await listen(bob, cursor)
  await using there = await listen(bobThere, cursor)
  const live = Promise.all([readAll(here, 'canary last'), readAll(there, 'canary last')])
  // Where the test fails before, they are closed under it.
  live.catch(() => {})
  const random = seeded(7)

  const round = async (): Promise<Round> => {
    const input = { title: 'Group', memberIds: [bob.id, catThere.id] }
    const { id } = (await ann.does(CreateGroupDocument, { input })).createGroup.conversation
    const acknowledged = new Map<string, number>()
    const wrong: string[] = []
    const send = async (person: Person): Promise<string | undefined> => {
      const text = `canary ${person.id}-${randomUUID()}`
      const variables = { input: { conversationId: id, clientId: randomUUID(), text } }
      const { data, errors } = await person.ask(SendMessageDocument, variables)
      if (data) acknowledged.set(text, data.sendMessage.message.seq)
      return errors?.[0]?.extensions.code
    }
    const remove = async (): Promise<number> => {
      // So that the removal comes before, between and after what is sent.
      for (let i = random.below(6); i > 0; i--) await ann.does('{ viewer { id } }')
      const { removeMember } = await ann.does(RemoveMemberDocument, { conversationId: id, userId: bob.id })
      const refused = await send(random.of([bob, bobThere]))
      if (refused !== 'NOT_FOUND') wrong.push(`a send after the removal was answered with ${refused}`)
      if ((await bobThere.does(ConversationDocument, { id })).conversation) wrong.push('it was still there')
      return removeMember.conversation.lastSeq
    }
    const [boundary] = await Promise.all([remove(), send(bobThere), send(catThere).then(() => send(catThere))])
    return { id, boundary, acknowledged, wrong }
  }

  const done: Round[] = []
  let started = 0
  const work = async () => {
    while (started++ < rounds) done.push(await round())
  }
  await Promise.all(range(1, atOnce).map(work))

  await ann.sends(bob, 'canary last')
  await using again = await listen(bob, cursor)
  const shown = [...(await live), await readAll(again, 'canary last')]

  expect(done.flatMap(({ wrong }) => wrong)).toEqual([])
  /** What was committed by each removal. */
  const before = new Set(['canary last'])
  const after = new Set<string>()
  const histories = await Promise.all(done.map(({ id }) => ann.history(id)))
  for (const [i, { boundary, acknowledged }] of done.entries()) {
    const history = histories[i]!
    for (const { text, seq } of history) (seq <= boundary ? before : after).add(text!)
    const seqs = new Map(history.map(({ text, seq }) => [text, seq]))
    for (const [text, seq] of acknowledged) expect(seqs.get(text)).toBe(seq)
  }
  expect([...after].filter((text) => text.startsWith(`canary ${bob.id}-`))).toEqual([])
  for (const texts of shown) expect([...texts].filter((text) => !before.has(text))).toEqual([])
  // That they met: some of it was committed before, some after, and streams were given what was before.
  for (const texts of [before, after, ...shown.slice(0, 2)]) expect(texts.size).toBeGreaterThan(rounds / 5)
}, 600_000)
