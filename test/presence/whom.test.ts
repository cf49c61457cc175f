import { afterEach, expect, test } from 'vitest'
import {
  AddMembersDocument,
  BlockUserDocument,
  CreateGroupDocument,
  OnlineUsersDocument,
  OpenConversationDocument,
  RemoveMemberDocument,
  SetAvailabilityDocument,
  SetTypingDocument,
  StatusOfUserDocument,
  TypingDocument,
  UnblockUserDocument,
  UserStatusDocument,
} from '../generated/operations.ts'
import { until } from '../support/eventually.ts'
import type { Person } from '../support/person.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { hearsTyping, watches } from './watching.ts'

const chat = await startSharedChat({ limits: { graceMs: 100 } })
const forContacts = await startSharedChat({ directory: 'contacts', limits: { graceMs: 100 } })

afterEach(() => until(() => chat.app.presence.watch.size === 0 && forContacts.app.presence.watch.size === 0))

const statusOf = async (viewer: Person, { id }: Person) =>
  (await viewer.does(UserStatusDocument, { userId: id })).userStatus

const chooses = (person: Person, availability: 'ONLINE' | 'AWAY') =>
  person.does(SetAvailabilityDocument, { availability })

const group = async (owner: Person, ...others: Person[]) => {
  const input = { title: 'a group', memberIds: others.map(({ id }) => id) }
  return (await owner.does(CreateGroupDocument, { input })).createGroup.conversation.id
}

const block = (blocker: Person, { id }: Person) => blocker.does(BlockUserDocument, { userId: id })

const neverThere = { isOnline: false, onlineSince: null, availability: null, lastSeenAt: null }

test('without names, of the people that one has conversations with, and not of oneself', async () => {
  const [ann, bob, cat, eve] = await chat.people('ann', 'bob', 'cat', 'eve')
  await ann.sends(bob, 'hello')
  await group(cat, ann)
  await ann.does(OpenConversationDocument, { userId: eve.id })
  await using anns = await watches(chat, ann)
  await using _eve = await eve.connect()
  await using _bob = await bob.connect()
  expect(await anns.next()).toMatchObject({ id: bob.id, isOnline: true })
  await chooses(ann, 'AWAY')
  await using _cat = await cat.connect()
  expect(await anns.next()).toMatchObject({ id: cat.id, isOnline: true })
})

test('conversations that begin, and people who come into them, are among them from then on', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  const { list } = chat.app.presence.watch
  const id = await group(ann)
  await using anns = await watches(chat, ann)
  await bob.sends(ann, 'hello')
  await until(() => list.isWatched(bob.id))
  await using _bob = await bob.connect()
  expect(await anns.next()).toMatchObject({ id: bob.id, isOnline: true })
  await ann.does(AddMembersDocument, { conversationId: id, userIds: [cat.id] })
  await until(() => list.isWatched(cat.id))
  await using _cat = await cat.connect()
  expect(await anns.next()).toMatchObject({ id: cat.id, isOnline: true })
})

test('people whom one shares no conversation with any more are not', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  const { list } = chat.app.presence.watch
  const id = await group(ann, bob, cat)
  await using anns = await watches(chat, ann)
  await using cats = await watches(chat, cat)
  expect(await anns.next()).toMatchObject({ id: cat.id, isOnline: true })
  await ann.does(RemoveMemberDocument, { conversationId: id, userId: cat.id })
  await until(() => !list.isWatched(cat.id))
  await chooses(cat, 'AWAY')
  await using _bob = await bob.connect()
  expect(await anns.next()).toMatchObject({ id: bob.id, isOnline: true })
  // Nobody is left whom cat shares a conversation with: the next is of one who writes.
  await bob.sends(cat, 'hello')
  await until(() => list.watchersOf(bob.id).size === 2)
  await chooses(bob, 'AWAY')
  // That ann had come may be news yet; that bob did was told to nobody but her.
  let heard = await cats.next()
  while (heard.id === ann.id) heard = await cats.next()
  expect(heard).toMatchObject({ id: bob.id, availability: 'AWAY' })
})

test('across a block the other one was never there, whoever blocked', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  const id = await group(ann, bob, cat)
  await block(ann, bob)
  await using anns = await watches(chat, ann, [bob, cat])
  await using bobs = await watches(chat, bob, [ann, cat])
  await using _cat = await cat.connect()
  expect([await anns.next(), await bobs.next()]).toMatchObject([{ id: cat.id }, { id: cat.id }])
  expect([await statusOf(ann, bob), await statusOf(bob, ann)]).toMatchObject([neverThere, neverThere])
  expect((await ann.does(StatusOfUserDocument, { id: bob.id })).user!.status).toMatchObject(neverThere)
  const online = (await ann.does(OnlineUsersDocument, { first: 100 })).onlineUsers.nodes.map((user) => user.id)
  expect(online).toContain(cat.id)
  expect(online).not.toContain(bob.id)
  await using typing = await hearsTyping(chat, ann)
  await bob.does(SetTypingDocument, { conversationId: id, isTyping: true })
  await cat.does(SetTypingDocument, { conversationId: id, isTyping: true })
  expect(await typing.next()).toMatchObject({ user: { id: cat.id } })
  expect((await ann.does(TypingDocument, { id })).conversation!.typing).toEqual([{ id: cat.id }])
})

test('who blocks, and who is blocked, sees the other go, and come back with the block’s end', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using _anns = await ann.connect()
  await using _bobs = await bob.connect()
  await until(async () => (await statusOf(bob, ann))!.isOnline && (await statusOf(ann, bob))!.isOnline)
  const online = await statusOf(ann, bob)
  await using anns = await watches(chat, ann, [bob])
  await using bobs = await watches(chat, bob, [ann])
  await block(bob, ann)
  expect([await anns.next(), await bobs.next()]).toMatchObject([
    { id: bob.id, ...neverThere },
    { id: ann.id, ...neverThere },
  ])
  await chooses(bob, 'AWAY')
  await chooses(bob, 'ONLINE')
  await bob.does(UnblockUserDocument, { userId: ann.id })
  expect(await anns.next()).toEqual(online)
  expect(await bobs.next()).toMatchObject({ id: ann.id, isOnline: true })
})

test('a change that comes together with the end of a block is what is seen after it', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using _bobs = await bob.connect()
  await until(async () => (await statusOf(ann, bob))!.isOnline)
  await using anns = await watches(chat, ann, [bob])
  for (const _ of range(1, 10)) {
    await block(ann, bob)
    await until(async () => !(await anns.next()).isOnline)
    await chooses(bob, 'AWAY')
    await Promise.all([chooses(bob, 'ONLINE'), ann.does(UnblockUserDocument, { userId: bob.id })])
    await until(async () => (await anns.next()).availability === 'ONLINE')
  }
  expect(await statusOf(ann, bob)).toMatchObject({ isOnline: true, availability: 'ONLINE' })
})

test('DIRECTORY=contacts: whom one has no conversation with has no status, until there is one', async () => {
  const [ann, bob, cat] = await forContacts.people('ann', 'bob', 'cat')
  await ann.sends(cat, 'hello')
  await using anns = await watches(forContacts, ann, [bob, cat])
  await using _bob = await bob.connect()
  await using _cat = await cat.connect()
  expect(await anns.next()).toMatchObject({ id: cat.id, isOnline: true })
  expect(await statusOf(ann, bob)).toBeNull()
  expect(await statusOf(ann, cat)).toMatchObject({ isOnline: true })
  expect(await statusOf(ann, ann)).toMatchObject({ isOnline: true })
  const online = async (person: Person) =>
    (await person.does(OnlineUsersDocument, {})).onlineUsers.nodes.map((user) => user.id)
  expect(await online(ann)).toEqual([ann.id, cat.id])
  const root = await forContacts.admin()
  expect(await statusOf(root, bob)).toMatchObject({ isOnline: true })
  expect(await online(root)).toContain(bob.id)
  await bob.sends(ann, 'hello')
  await chooses(bob, 'AWAY')
  expect(await anns.next()).toMatchObject({ id: bob.id, availability: 'AWAY' })
  expect(await online(ann)).toEqual([ann.id, bob.id, cat.id])
})
