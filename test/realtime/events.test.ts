import { expect, test } from 'vitest'
import { encodePositions } from '../../src/kernel/cursor.ts'
import {
  DeleteMessageDocument,
  EventsDocument,
  MarkConversationReadDocument,
  ViewerDocument,
} from '../generated/operations.ts'
import { readEvents, type StreamedEvent } from '../support/person.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat({ limits: { streams: { page: 7 } } })

const seqsOf = (events: StreamedEvent[]): number[] =>
  events.flatMap((event) => (event.__typename === 'MessageAdded' ? [event.message.seq] : []))

test('a stream begins with CaughtUp: from there on one hears everything, in order', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await ann.sends(bob, 'before')
  await using phone = await bob.events()
  expect(await phone.next()).toMatchObject({ __typename: 'CaughtUp', missed: 0, cursor: expect.stringMatching(/./) })
  await Promise.all(range(2, 30).map((i) => ann.sends(bob, `message ${i}`)))
  const events = await phone.take(29)
  expect(seqsOf(events)).toEqual(range(2, 30))
  expect(new Set(events.map(({ id }) => id)).size).toBe(29)
  expect(new Set(events.map(({ cursor }) => cursor)).size).toBe(29)
})

test('all devices of a person hear the same, also what the person does', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using phone = await ann.events()
  await using laptop = await ann.events()
  await phone.next()
  await laptop.next()
  const { conversation } = await ann.sends(bob, 'mine')
  await bob.sends(ann, 'yours')
  await ann.does(MarkConversationReadDocument, { conversationId: conversation.id })
  const heard = await phone.take(3)
  expect(heard.map(({ __typename }) => __typename)).toEqual(['MessageAdded', 'MessageAdded', 'MessagesRead'])
  expect(await laptop.take(3)).toEqual(heard)
})

test('given the cursor of the last event, it replays what was missed, in order, then goes on live', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const phone = await bob.events()
  await phone.next()
  const { conversation } = await ann.sends(bob, 'seen')
  await phone.next()
  await phone[Symbol.asyncDispose]()
  for (const i of range(2, 20)) await ann.sends(bob, `missed ${i}`)
  await bob.does(MarkConversationReadDocument, { conversationId: conversation.id })

  await using again = await bob.events({ after: phone.cursor })
  const missed = await again.until('CaughtUp')
  expect(seqsOf(missed)).toEqual(range(2, 20))
  expect(missed.slice(-2)).toMatchObject([
    { __typename: 'MessagesRead', upToSeq: 20 },
    { __typename: 'CaughtUp', missed: 20 },
  ])
  await ann.sends(bob, 'live')
  expect(await again.next()).toMatchObject({ __typename: 'MessageAdded', message: { text: 'live' } })
})

test('each event’s cursor goes on right behind it', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using phone = await bob.events()
  await phone.next()
  for (const i of range(1, 4)) await ann.sends(bob, `message ${i}`)
  for (const [i, { cursor }] of (await phone.take(4)).entries()) {
    await using again = await bob.events({ after: cursor })
    expect(seqsOf(await again.until('CaughtUp'))).toEqual(range(i + 2, 4))
  }
})

test('what was loaded beside `cursor`, followed by the events after it, leaves no gap', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await ann.sends(bob, 'loaded')
  const sending = Promise.all(range(2, 40).map((i) => ann.sends(bob, `message ${i}`)))
  const { data } = await bob.ask('{ cursor conversations { nodes { lastSeq } } }')
  const loaded = data as { cursor: string; conversations: { nodes: { lastSeq: number }[] } }
  await sending
  await using phone = await bob.events({ after: loaded.cursor })
  const seqs = seqsOf(await phone.until('CaughtUp'))
  // What lies between the cursor and the load comes twice; nothing is left out.
  expect(seqs[0] ?? 41).toBeLessThanOrEqual(loaded.conversations.nodes[0]!.lastSeq + 1)
  expect(seqs).toEqual(range(seqs[0] ?? 41, 40))
})

test('a text that was deleted comes out of no replay', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { cursor } = await bob.does(ViewerDocument)
  const { id } = await ann.sends(bob, 'a secret')
  await ann.does(DeleteMessageDocument, { messageId: id })
  await using phone = await bob.events({ after: cursor })
  const events = await phone.until('CaughtUp')
  expect(events).toMatchObject([
    { __typename: 'MessageAdded', message: { id, text: null, version: 2 } },
    { __typename: 'MessageChanged', message: { id, text: null, version: 2 } },
    { __typename: 'CaughtUp', missed: 2 },
  ])
  expect(JSON.stringify(events)).not.toContain('a secret')
})

test('a cursor that is not one of one’s own has to resync, and then hears what happens', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { cursor: anns } = await ann.does(ViewerDocument)
  const { cursor: bobs } = await bob.does(ViewerDocument)
  const tag = bobs.split('-').slice(2).join('-')
  const foreign = {
    'another’s': anns,
    garbage: 'garbage',
    nothing: '',
    damaged: bobs.replace(/^./, 'z'),
    'past the head': `${encodePositions([10 ** 9])}-${tag}`,
    'of a lane that is not there': `${encodePositions([0, 0, 0, 0, 0, 5])}-${tag}`,
    'much too long': 'x'.repeat(10_000),
  }
  for (const [what, after] of Object.entries(foreign)) {
    await using phone = await bob.events({ after })
    expect([what, await phone.next()]).toMatchObject([what, { __typename: 'ResyncRequired' }])
    expect(await phone.next()).toMatchObject({ __typename: 'CaughtUp', missed: 0 })
    await ann.sends(bob, what)
    expect(await phone.next()).toMatchObject({ __typename: 'MessageAdded', message: { text: what } })
    // From there on its cursors are good.
    await using again = await bob.events({ after: phone.cursor })
    expect(await again.next()).toMatchObject({ __typename: 'CaughtUp', missed: 0 })
  }
})

test('nobody else hears anything, live or replayed', async () => {
  const [ann, bob, eve] = await chat.people('ann', 'bob', 'eve')
  const { cursor } = await eve.does(ViewerDocument)
  await using live = await eve.events()
  await live.next()
  const { id, conversation } = await ann.sends(bob, 'private')
  await bob.does(MarkConversationReadDocument, { conversationId: conversation.id })
  await ann.does(DeleteMessageDocument, { messageId: id })
  await ann.sends(eve, 'for you')
  expect(await live.next()).toMatchObject({ __typename: 'MessageAdded', message: { text: 'for you' } })
  await using replayed = await eve.events({ after: cursor })
  expect(await replayed.take(2)).toMatchObject([
    { __typename: 'MessageAdded', message: { text: 'for you' } },
    { __typename: 'CaughtUp', missed: 1 },
  ])
})

test('one connection may have several streams, each from its own cursor', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { cursor } = await bob.does(ViewerDocument)
  await ann.sends(bob, 'one')
  await using client = await bob.connect()
  const query = EventsDocument.toString()
  client.send({ id: 'new', type: 'subscribe', payload: { query } })
  client.send({ id: 'old', type: 'subscribe', payload: { query, variables: { after: cursor } } })
  const fresh = readEvents(client, 'new')
  const replayed = readEvents(client, 'old')
  expect(await fresh.next()).toMatchObject({ __typename: 'CaughtUp', missed: 0 })
  expect(await replayed.take(2)).toMatchObject([{ message: { text: 'one' } }, { __typename: 'CaughtUp', missed: 1 }])
  await ann.sends(bob, 'two')
  const live = await fresh.next()
  expect(live).toMatchObject({ __typename: 'MessageAdded', message: { text: 'two' } })
  expect(await replayed.next()).toEqual(live)
})
