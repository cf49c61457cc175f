import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  BroadcastDocument,
  BroadcastReceivedDocument,
  BroadcastsDocument,
  DeleteBroadcastDocument,
  MarkBroadcastsReadDocument,
} from '../generated/operations.ts'
import { startChat } from '../support/chat.ts'
import { subscribe } from '../support/subscribe.ts'
import { broadcastsOf, says } from './says.ts'

test('a broadcast reaches everyone who listens, and waits for who is away', async () => {
  await using chat = await startChat()
  const root = await chat.admin()
  const [ann, bob] = await chat.users('ann', 'bob')
  await using anns = await ann.events()
  await using bobs = await bob.events()
  await anns.next()
  await bobs.next()
  await bobs.client[Symbol.asyncDispose]()
  const broadcast = await says(root, 'Hello all')
  expect(broadcast).toMatchObject({ kind: 'TEXT', text: 'Hello all', room: null, sender: { id: 'root' } })
  expect(await anns.next()).toMatchObject({ __typename: 'BroadcastAdded', broadcast: { ...broadcast, isRead: false } })

  await using again = await bob.events({ after: bobs.cursor })
  expect(await again.next()).toMatchObject({ __typename: 'BroadcastAdded', broadcast: { id: broadcast.id } })
  expect(await again.next()).toMatchObject({ __typename: 'CaughtUp', missed: 1 })
  expect(await broadcastsOf(bob)).toEqual(['Hello all'])
})

test('broadcasts and messages come in one stream, in the order in which they became durable', async () => {
  await using chat = await startChat()
  const root = await chat.admin()
  const [ann, bob] = await chat.users('ann', 'bob')
  const { cursor } = (await bob.does('{ cursor }')) as { cursor: string }
  await using live = await bob.events()
  await live.next()
  await ann.sends(bob, 'one')
  await says(root, 'two')
  await ann.sends(bob, 'three')
  await says(root, 'four')
  const texts = (events: Awaited<ReturnType<typeof live.take>>) =>
    events.map((event) =>
      event.__typename === 'MessageAdded'
        ? event.message.text
        : event.__typename === 'BroadcastAdded'
          ? event.broadcast.text
          : event.__typename,
    )
  expect(texts(await live.take(4))).toEqual(['one', 'two', 'three', 'four'])
  await using replayed = await bob.events({ after: cursor })
  expect(texts(await replayed.take(5))).toEqual(['one', 'two', 'three', 'four', 'CaughtUp'])
})

test('what was broadcast before a person became known is not theirs', async () => {
  await using chat = await startChat()
  const root = await chat.admin()
  await chat.user('ann')
  await says(root, 'before')
  const eve = await chat.user('eve')
  await says(root, 'after')
  expect(await broadcastsOf(eve)).toEqual(['after'])
  expect(await eve.does(BroadcastsDocument)).toMatchObject({ unreadBroadcastCount: 1, broadcasts: { totalCount: 1 } })
  expect(await eve.refused(MarkBroadcastsReadDocument, { upToId: (await all(root))[1]!.id })).toBe('NOT_FOUND upToId')
})

const all = async (root: Parameters<typeof says>[0]) => (await root.does(BroadcastsDocument)).broadcasts.nodes

test('only an admin broadcasts and deletes', async () => {
  await using chat = await startChat()
  const root = await chat.admin()
  const [ann] = await chat.users('ann')
  const { id } = await says(root, 'Hello')
  expect(await ann.refused(BroadcastDocument, { input: { clientId: 'c', text: 'Hello' } })).toBe('FORBIDDEN')
  expect(await ann.refused(DeleteBroadcastDocument, { broadcastId: id })).toBe('FORBIDDEN')
  expect(await ann.refused('{ broadcasts { nodes { statistics { read } } } }')).toBe('FORBIDDEN')
  expect(await broadcastsOf(ann)).toEqual(['Hello'])
})

test('texts are as those of messages; unknown rooms and broadcasts are not found', async () => {
  await using chat = await startChat()
  const root = await chat.admin()
  const refused = (input: object) =>
    root.refused(BroadcastDocument, { input: { clientId: randomUUID(), text: 'text', ...input } })
  expect(await refused({ text: ' ' })).toBe('BAD_USER_INPUT text')
  expect(await refused({ text: null })).toBe('BAD_USER_INPUT text')
  expect(await refused({ text: 'a'.repeat(10_001) })).toBe('BAD_USER_INPUT text')
  expect(await refused({ clientId: '' })).toBe('BAD_USER_INPUT clientId')
  expect(await refused({ roomId: 'nothing' })).toBe('NOT_FOUND roomId')
  expect(await root.refused(DeleteBroadcastDocument, { broadcastId: 'nothing' })).toBe('NOT_FOUND broadcastId')
  expect(await root.refused(MarkBroadcastsReadDocument, { upToId: 'nothing' })).toBe('NOT_FOUND upToId')
  expect(await root.does(BroadcastsDocument)).toMatchObject({ broadcasts: { nodes: [], totalCount: 0 } })
})

test('32 equal broadcasts at once are one; another content under their clientId is a conflict', async () => {
  await using chat = await startChat()
  await using other = await chat.another()
  const here = await chat.admin()
  const there = await other.admin()
  const input = { clientId: 'once', text: 'Hello' }
  const answers = await Promise.all(
    Array.from({ length: 32 }, (_, i) => (i % 2 ? here : there).does(BroadcastDocument, { input })),
  )
  expect(new Set(answers.map(({ broadcast }) => broadcast.broadcast.id)).size).toBe(1)
  expect(answers.filter(({ broadcast }) => !broadcast.deduplicated)).toHaveLength(1)
  expect(await here.refused(BroadcastDocument, { input: { ...input, text: 'Other' } })).toBe(
    'IDEMPOTENCY_CONFLICT clientId',
  )
  expect(await broadcastsOf(here)).toEqual(['Hello'])
})

test('broadcastReceived gives them as they are sent', async () => {
  await using chat = await startChat()
  const root = await chat.admin()
  const [ann] = await chat.users('ann')
  await using client = await ann.connect()
  const received = subscribe(client, BroadcastReceivedDocument)
  await expect.poll(() => chat.app.hub.size).toBe(1)
  await root.sends(ann, 'for you alone')
  const broadcast = await says(root, 'for all')
  expect((await received.next()).broadcastReceived).toEqual({ ...broadcast, isRead: false })
})

test('a deleted broadcast is empty for all whom it was for, live, replayed and listed', async () => {
  await using chat = await startChat()
  const root = await chat.admin()
  const [ann, bob] = await chat.users('ann', 'bob')
  const { cursor } = (await bob.does('{ cursor }')) as { cursor: string }
  const { id } = await says(root, 'a mistake')
  await using anns = await ann.events()
  await anns.next()
  for (let i = 0; i < 2; i++) {
    const { deleteBroadcast } = await root.does(DeleteBroadcastDocument, { broadcastId: id })
    expect(deleteBroadcast.broadcast).toMatchObject({ id, text: null, deletedAt: expect.any(String) })
  }
  await says(root, 'more')
  expect(await anns.next()).toMatchObject({ __typename: 'BroadcastChanged', broadcast: { id, text: null } })
  expect(await anns.next()).toMatchObject({ __typename: 'BroadcastAdded', broadcast: { text: 'more' } })
  await using bobs = await bob.events({ after: cursor })
  expect(await bobs.take(4)).toMatchObject([
    { __typename: 'BroadcastAdded', broadcast: { id, text: null } },
    { __typename: 'BroadcastChanged', broadcast: { id, text: null } },
    { __typename: 'BroadcastAdded', broadcast: { text: 'more' } },
    { __typename: 'CaughtUp', missed: 3 },
  ])
  expect(await broadcastsOf(bob)).toEqual(['more', null])
  const input = { clientId: 'a mistake', text: 'a mistake' }
  expect((await root.does(BroadcastDocument, { input })).broadcast).toMatchObject({
    deduplicated: true,
    broadcast: { id, text: null },
  })
})

test('a person who is named like the key of everyone hears what is theirs, and nobody else does', async () => {
  await using chat = await startChat()
  const [ann, star, eve] = await chat.users('ann', '*', 'everyone')
  await using eves = await eve.events()
  await eves.next()
  await ann.sends(star, 'for you alone')
  await says(await chat.admin(), 'for all')
  expect(await eves.next()).toMatchObject({ __typename: 'BroadcastAdded' })
})
