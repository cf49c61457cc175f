import { afterEach, expect, test } from 'vitest'
import {
  CreateGroupDocument,
  LeaveConversationDocument,
  OpenConversationDocument,
  RemoveMemberDocument,
  SetAvailabilityDocument,
  SetTypingDocument,
  TypingChangedDocument,
  TypingDocument,
} from '../generated/operations.ts'
import type { Person } from '../support/person.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { subscribe } from '../support/subscribe.ts'
import { eventually, until } from '../support/eventually.ts'
import { hearsTyping } from './watching.ts'

const chat = await startSharedChat({ limits: { typing: { everyMs: 200 } } })
const brief = await startSharedChat({ limits: { typing: { lastsMs: 150, everyMs: 50 } } })

afterEach(() => until(() => chat.app.presence.typing.size === 0 && brief.app.presence.typing.size === 0))

const types = async (person: Person, conversationId: string, isTyping = true) =>
  (await person.does(SetTypingDocument, { conversationId, isTyping })).setTyping

const typing = async (person: Person, id: string) =>
  (await person.does(TypingDocument, { id })).conversation!.typing.map((user) => user.id)

const group = async (owner: Person, ...others: Person[]) => {
  const input = { title: 'a group', memberIds: others.map(({ id }) => id) }
  return (await owner.does(CreateGroupDocument, { input })).createGroup.conversation.id
}

test('who types is seen by the other members, and not by oneself', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  const id = await group(ann, bob, cat)
  await using anns = await hearsTyping(chat, ann)
  await using bobs = await hearsTyping(chat, bob)
  await using cats = await hearsTyping(chat, cat, id)
  const { expiresAt } = await types(ann, id)
  expect(Date.parse(expiresAt!) - Date.now()).toBeGreaterThan(3000)
  for (const stream of [bobs, cats])
    expect(await stream.next()).toMatchObject({
      conversation: { id },
      user: { id: ann.id },
      isTyping: true,
      expiresAt: expect.any(String),
    })
  expect([await typing(ann, id), await typing(bob, id)]).toEqual([[], [ann.id]])
  expect(await types(ann, id, false)).toMatchObject({ expiresAt: null })
  expect(await bobs.next()).toMatchObject({ user: { id: ann.id }, isTyping: false, expiresAt: expect.any(String) })
  expect(await typing(bob, id)).toEqual([])
  await types(bob, id)
  expect(await anns.next()).toMatchObject({ user: { id: bob.id }, isTyping: true })
})

test('of one conversation, where that is asked for', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  const here = (await ann.sends(bob, 'hello')).conversation.id
  const elsewhere = (await ann.sends(cat, 'hello')).conversation.id
  await using anns = await hearsTyping(chat, ann, here)
  await using all = await hearsTyping(chat, ann)
  await types(cat, elsewhere)
  expect(await all.next()).toMatchObject({ user: { id: cat.id } })
  await types(bob, here)
  expect(await anns.next()).toMatchObject({ user: { id: bob.id } })
})

test('it ends by itself', async () => {
  const [ann, bob] = await brief.people('ann', 'bob')
  const { id } = (await ann.sends(bob, 'hello')).conversation
  await using bobs = await hearsTyping(brief, bob)
  await types(ann, id)
  expect(await bobs.next()).toMatchObject({ isTyping: true })
  expect(await bobs.next()).toMatchObject({ isTyping: false })
  expect(await typing(bob, id)).toEqual([])
})

test('it ends with the message, and not with another’s', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  const id = await group(ann, bob, cat)
  await using cats = await hearsTyping(chat, cat)
  await types(ann, id)
  expect(await cats.next()).toMatchObject({ user: { id: ann.id }, isTyping: true })
  await types(bob, id)
  expect(await cats.next()).toMatchObject({ user: { id: bob.id }, isTyping: true })
  await bob.sends(id, 'done')
  expect(await cats.next()).toMatchObject({ user: { id: bob.id }, isTyping: false })
  expect(await typing(cat, id)).toEqual([ann.id])
})

test('it ends with the person’s last connection', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { id } = (await ann.sends(bob, 'hello')).conversation
  await using bobs = await hearsTyping(chat, bob)
  const phone = await ann.connect()
  const laptop = await ann.connect()
  await types(ann, id)
  expect(await bobs.next()).toMatchObject({ isTyping: true })
  await phone.close()
  expect(await typing(bob, id)).toEqual([ann.id])
  await laptop.close()
  expect(await bobs.next()).toMatchObject({ isTyping: false })
})

test('a repetition makes it last, and no event', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { id } = (await ann.sends(bob, 'hello')).conversation
  await using bobs = await hearsTyping(chat, bob)
  const first = await types(ann, id)
  const again = await types(ann, id)
  expect(again.expiresAt! > first.expiresAt!).toBe(true)
  await types(ann, id, false)
  expect([await bobs.next(), await bobs.next()]).toMatchObject([{ isTyping: true }, { isTyping: false }])
})

test('who was removed is told nothing any more, and no longer types', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  const id = await group(ann, bob, cat)
  const { id: direct } = (await ann.sends(bob, 'hello')).conversation
  await using bobs = await hearsTyping(chat, bob)
  await using cats = await hearsTyping(chat, cat)
  await types(bob, id)
  expect(await cats.next()).toMatchObject({ user: { id: bob.id }, isTyping: true })
  await ann.does(RemoveMemberDocument, { conversationId: id, userId: bob.id })
  expect(await cats.next()).toMatchObject({ user: { id: bob.id }, isTyping: false })
  await types(ann, id)
  expect(await cats.next()).toMatchObject({ user: { id: ann.id }, isTyping: true })
  await types(ann, direct)
  expect(await bobs.next()).toMatchObject({ conversation: { id: direct } })
  expect(await bob.refused(SetTypingDocument, { conversationId: id, isTyping: true })).toBe('NOT_FOUND conversationId')
})

test('who leaves no longer types', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const id = await group(ann, bob)
  await using anns = await hearsTyping(chat, ann)
  await types(bob, id)
  expect(await anns.next()).toMatchObject({ isTyping: true })
  await bob.does(LeaveConversationDocument, { conversationId: id })
  expect(await anns.next()).toMatchObject({ user: { id: bob.id }, isTyping: false })
  expect(await typing(ann, id)).toEqual([])
})

test('for a stranger the conversation is not there', async () => {
  const [ann, bob, eve] = await chat.people('ann', 'bob', 'eve')
  const { id } = (await ann.sends(bob, 'private')).conversation
  const unwritten = (await ann.does(OpenConversationDocument, { userId: eve.id })).openConversation.conversation.id
  await using client = await eve.connect()
  for (const conversationId of [id, unwritten, 'nothing']) {
    expect(await eve.refused(SetTypingDocument, { conversationId, isTyping: true })).toBe('NOT_FOUND conversationId')
    expect(await subscribe(client, TypingChangedDocument, { conversationId }).frame()).toMatchObject({
      payload: { errors: [{ extensions: { code: 'NOT_FOUND', argument: 'conversationId' } }] },
    })
  }
})

test('in a conversation that was opened and is empty, the other one is told nothing', async () => {
  const [ann, eve] = await chat.people('ann', 'eve')
  const unwritten = (await ann.does(OpenConversationDocument, { userId: eve.id })).openConversation.conversation.id
  await using eves = await hearsTyping(chat, eve)
  await types(ann, unwritten)
  await types(ann, unwritten, false)
  await ann.sends(eve, 'hello')
  await types(ann, unwritten)
  expect(await eves.next()).toMatchObject({ isTyping: true })
  await types(ann, unwritten, false)
  expect(await eves.next()).toMatchObject({ isTyping: false })
})

test('who is invisible types unseen; who becomes so ceases to type', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  const id = await group(ann, bob, cat)
  await using cats = await hearsTyping(chat, cat)
  await types(ann, id)
  expect(await cats.next()).toMatchObject({ user: { id: ann.id }, isTyping: true })
  await ann.does(SetAvailabilityDocument, { availability: 'INVISIBLE' })
  expect(await cats.next()).toMatchObject({ user: { id: ann.id }, isTyping: false })
  expect(await types(ann, id)).toMatchObject({ expiresAt: expect.any(String) })
  expect(await typing(cat, id)).toEqual([])
  await types(bob, id)
  expect(await cats.next()).toMatchObject({ user: { id: bob.id } })
})

test('a reader that is slow is given the newest alone, and stays', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { id } = (await ann.sends(bob, 'hello')).conversation
  for (let i = 0; i < 30; i++) await ann.sends(id, 'x'.repeat(10_000))
  const client = await bob.connect()
  const stream = subscribe<{ typingChanged: { isTyping: boolean } }, unknown>(client, {
    toString: () =>
      'subscription { typingChanged { isTyping conversation { messages(last: 30) { nodes { text } } } } }',
  })
  await eventually(() => expect(chat.app.presence.typing.size).toBe(1))
  client.pause()
  const toggles = 61
  for (let i = 0; i < toggles; i++) await types(ann, id, i % 2 === 0)
  client.resume()
  await ann.sends(id, 'the end')
  let given = 0
  for (let isTyping = true; isTyping; given++) {
    const event = (await stream.next()).typingChanged
    ;({ isTyping } = event)
    if (given > toggles) break
    if (!isTyping && (await typing(bob, id)).length > 0) isTyping = true
  }
  expect(given).toBeLessThan(toggles / 2)
  await client.close()
})
