import { afterEach, expect, test } from 'vitest'
import {
  DeleteMessageDocument,
  MarkMessageReadDocument,
  MessageChangedDocument,
  MessageReceivedDocument,
  MessagesReadDocument,
  OpenConversationDocument,
} from '../generated/operations.ts'
import type { Person, Document } from '../support/person.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { subscribe } from '../support/subscribe.ts'
import { eventually, until } from '../support/eventually.ts'

const chat = await startSharedChat()
const { hub } = chat.app

/** A subscription that has begun, on a connection of its own. */
const hears = async <Data, Variables>(person: Person, document: Document<Data, Variables>, variables?: Variables) => {
  const before = hub.size
  const client = await person.connect()
  const subscription = subscribe(client, document, variables)
  await eventually(() => expect(hub.size).toBe(before + 1))
  return { ...subscription, client, [Symbol.asyncDispose]: () => client[Symbol.asyncDispose]() }
}

afterEach(() => until(() => hub.size === 0))

test('messageReceived gives messages as they are sent, one’s own from other devices included', async () => {
  const [ann, bob, eve] = await chat.people('ann', 'bob', 'eve')
  await using anns = await hears(ann, MessageReceivedDocument)
  await using bobs = await hears(bob, MessageReceivedDocument)
  await using eves = await hears(eve, MessageReceivedDocument)
  const message = await ann.sends(bob, 'hello')
  await ann.sends(eve, 'to you')
  expect((await bobs.next()).messageReceived).toEqual({ ...message, isRead: false })
  expect((await anns.next()).messageReceived).toEqual(message)
  expect((await eves.next()).messageReceived).toMatchObject({ text: 'to you' })
})

test('of one conversation, where that is asked for', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  const { conversation } = await bob.sends(ann, 'hello')
  await using anns = await hears(ann, MessageReceivedDocument, { conversationId: conversation.id })
  await cat.sends(ann, 'elsewhere')
  await bob.sends(ann, 'here')
  expect((await anns.next()).messageReceived).toMatchObject({ text: 'here', conversation: { id: conversation.id } })
})

test('messageChanged gives tombstones, and nothing of what is sent', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  const elsewhere = await ann.sends(cat, 'elsewhere')
  const message = await ann.sends(bob, 'oops')
  await using all = await hears(ann, MessageChangedDocument)
  await using one = await hears(bob, MessageChangedDocument, { conversationId: message.conversation.id })
  await ann.does(DeleteMessageDocument, { messageId: elsewhere.id })
  await ann.sends(bob, 'more')
  await ann.does(DeleteMessageDocument, { messageId: message.id })
  expect((await all.next()).messageChanged).toMatchObject({ id: elsewhere.id, text: null })
  expect((await all.next()).messageChanged).toMatchObject({ id: message.id, text: null, version: 2 })
  expect((await one.next()).messageChanged).toMatchObject({ id: message.id, text: null, version: 2 })
})

test('messagesRead gives marks as they move', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  const toBob = await ann.sends(bob, 'hello')
  const toCat = await ann.sends(cat, 'hello')
  await using all = await hears(ann, MessagesReadDocument)
  await using one = await hears(ann, MessagesReadDocument, { conversationId: toBob.conversation.id })
  await cat.does(MarkMessageReadDocument, { messageId: toCat.id })
  await bob.does(MarkMessageReadDocument, { messageId: toBob.id })
  expect((await all.next()).messagesRead).toMatchObject({ upToSeq: 1, user: { id: cat.id }, member: { readSeq: 1 } })
  expect((await all.next()).messagesRead).toMatchObject({ upToSeq: 1, user: { id: bob.id } })
  expect((await one.next()).messagesRead).toMatchObject({ upToSeq: 1, user: { id: bob.id } })
})

test('for a stranger the conversation is not there', async () => {
  const [ann, bob, eve] = await chat.people('ann', 'bob', 'eve')
  const { conversation } = await ann.sends(bob, 'private')
  await using client = await eve.connect()
  for (const document of [MessageReceivedDocument, MessageChangedDocument, MessagesReadDocument])
    for (const conversationId of [conversation.id, 'nothing']) {
      const refused = await subscribe<unknown, object>(client, document, { conversationId }).frame()
      expect(refused).toMatchObject({
        type: 'next',
        payload: { errors: [{ extensions: { code: 'NOT_FOUND', argument: 'conversationId' } }] },
      })
    }
  const opened = await ann.does(OpenConversationDocument, { userId: eve.id })
  const unwritten = opened.openConversation.conversation.id
  const refused = await subscribe(client, MessageReceivedDocument, { conversationId: unwritten }).frame()
  expect(refused).toMatchObject({ payload: { errors: [{ extensions: { code: 'NOT_FOUND' } }] } })
})

test('a mistake in what is selected is told with each message, and fails nothing else', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using bobs = await hears(
    bob,
    'subscription { messageReceived { text conversation { messages(first: 1000) { totalCount } } } }',
  )
  await using others = await hears(bob, MessageReceivedDocument)
  for (const text of ['one', 'two']) {
    await ann.sends(bob, text)
    expect(await bobs.frame()).toMatchObject({
      type: 'next',
      payload: { errors: [{ extensions: { code: 'BAD_USER_INPUT', argument: 'first' } }] },
    })
    expect((await others.next()).messageReceived.text).toBe(text)
  }
})
