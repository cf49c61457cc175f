import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { DeleteMessageDocument, SendMessageDocument } from '../generated/operations.ts'
import type { Person } from '../support/person.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { attachmentOf, bytesOf, filesOf, picture, reserve, textFile, upload } from './files.ts'

/** What a process looks after by itself would be counted where it comes in between. */
const chat = await startSharedChat({ limits: { lookEveryMs: 3_600_000, leaseMs: 3_600_000 } })
const send = (to: Person, input: object) => ({
  input: { recipientId: to.id, clientId: randomUUID(), kind: 'FILE' as const, ...input },
})

test('a picture and a file go with a message, in the order given, and the other one sees them', async () => {
  const [ann, bob, eve] = await chat.people('ann', 'bob', 'eve')
  await using phone = await bob.events()
  await phone.next()
  const attachmentIds = [await upload(ann, textFile('hello')), await upload(ann, await picture(64, 48))]
  const variables = send(bob, { attachmentIds, text: ' two things ' })
  const { message } = (await ann.does(SendMessageDocument, variables)).sendMessage
  expect(message).toMatchObject({ kind: 'FILE', text: 'two things' })
  const event = await phone.next()
  expect(event).toMatchObject({ __typename: 'MessageAdded', message: { id: message.id, kind: 'FILE' } })
  const files = await filesOf(bob, message.id)
  expect(files).toMatchObject([
    { id: attachmentIds[0], name: 'notes.txt', width: null },
    { id: attachmentIds[1], width: 64, height: 48 },
  ])
  expect((await bytesOf(files[0]!.url)).toString()).toBe('hello')
  for (const id of attachmentIds) {
    expect(await attachmentOf(ann, id)).toMatchObject({ id })
    expect(await attachmentOf(bob, id)).toMatchObject({ id })
    expect(await attachmentOf(eve, id)).toBeNull()
  }
})

test('a message with files has no text where none is given', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const attachmentIds = [await upload(ann, await picture(4, 4, 'webp'))]
  const { sendMessage } = await ann.does(SendMessageDocument, send(bob, { attachmentIds, kind: 'IMAGE' }))
  expect(sendMessage.message).toMatchObject({ kind: 'IMAGE', text: null })
})

test('a message without files has none', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { id } = await ann.sends(bob, 'plain')
  expect(await filesOf(bob, id)).toEqual([])
})

test('how many a kind has is checked, and an IMAGE has pictures alone', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const file = textFile('x')
  const ids = await Promise.all(range(1, 11).map(() => upload(ann, file)))
  const refused = (input: object) => ann.refused(SendMessageDocument, send(bob, input))
  expect(await refused({ kind: 'TEXT', text: 'a', attachmentIds: ids.slice(0, 1) })).toBe(
    'BAD_USER_INPUT attachmentIds',
  )
  expect(await refused({ kind: 'FILE', text: 'a' })).toBe('BAD_USER_INPUT attachmentIds')
  expect(await refused({ kind: 'IMAGE', attachmentIds: [] })).toBe('BAD_USER_INPUT attachmentIds')
  expect(await refused({ attachmentIds: ids })).toBe('BAD_USER_INPUT attachmentIds')
  expect(await refused({ attachmentIds: [ids[0], ids[0]] })).toBe('BAD_USER_INPUT attachmentIds')
  expect(await refused({ kind: 'IMAGE', attachmentIds: ids.slice(0, 1) })).toBe('BAD_USER_INPUT attachmentIds')
  expect(await refused({ attachmentIds: ids.slice(0, 1), text: ' ' })).toBe('BAD_USER_INPUT text')
  const { sendMessage } = await ann.does(SendMessageDocument, send(bob, { attachmentIds: ids.slice(0, 10) }))
  expect((await filesOf(bob, sendMessage.message.id)).map(({ id }) => id)).toEqual(ids.slice(0, 10))
})

test("what isn't there, isn't uploaded, or is somebody else's, can't be sent; and nothing is taken by a refusal", async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const own = await upload(ann, textFile('own'))
  const { attachment: empty } = await reserve(ann, textFile('empty'))
  const others = await upload(bob, textFile('not hers'))
  for (const id of ['nothing', empty.id, others])
    expect(await ann.refused(SendMessageDocument, send(bob, { attachmentIds: [own, id] }))).toBe(
      'NOT_FOUND attachmentIds',
    )
  await ann.does(SendMessageDocument, send(bob, { attachmentIds: [own] }))
})

test('an attachment is used once, whoever asks how often: of 64 sends at the same time one is done', async () => {
  const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
  await using another = await chat.another()
  const elsewhere = await another.user(ann.id)
  const id = await upload(ann, textFile('once'))
  const answers = await Promise.all(
    range(1, 64).map((i) =>
      (i % 2 ? ann : elsewhere).ask(SendMessageDocument, send(i % 3 ? bob : cat, { attachmentIds: [id] })),
    ),
  )
  const done = answers.filter(({ errors }) => !errors)
  expect(done.length).toBe(1)
  const refused = answers.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions))
  expect(refused.length).toBe(63)
  for (const extensions of refused) expect(extensions).toMatchObject({ code: 'NOT_FOUND', argument: 'attachmentIds' })
})

test('a retry is answered with the message that has them; with other files it is another content', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const [one, two] = [await upload(ann, textFile('1')), await upload(ann, textFile('2'))]
  const variables = send(bob, { attachmentIds: [one] })
  const answers = await Promise.all(range(1, 8).map(() => ann.does(SendMessageDocument, variables)))
  const again = await ann.does(SendMessageDocument, variables)
  const ids = [...answers, again].map(({ sendMessage }) => sendMessage.message.id)
  expect(new Set(ids).size).toBe(1)
  expect(again.sendMessage.deduplicated).toBe(true)
  const other = { input: { ...variables.input, attachmentIds: [two] } }
  expect(await ann.refused(SendMessageDocument, other)).toBe('IDEMPOTENCY_CONFLICT clientId')
})

test('files of a page take one command, whatever its size', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  for (const i of range(1, 6)) {
    const attachmentIds = [await upload(ann, textFile(`a${i}`)), await upload(ann, textFile(`b${i}`))]
    await ann.does(SendMessageDocument, send(bob, { attachmentIds }))
  }
  const commandsFor = (last: number) =>
    chat.commands(() =>
      bob.does(`{ conversations { nodes { messages(last: ${last}) { nodes { attachments { id url } } } } } }`),
    )
  const finds = (names: string[]) => names.filter((name) => name === 'find').length
  // The conversation, its messages, who sent them, and the files.
  expect(finds(await commandsFor(6))).toBe(4)
  // The messages are kept.
  expect(finds(await commandsFor(1))).toBe(3)
})

test('who was removed from a group is not told of its files any more', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const started = await ann.does<{ createGroup: { conversation: { id: string } } }, object>(
    `mutation ($ids: [ID!]!) { createGroup(input: { title: "g", memberIds: $ids }) { conversation { id } } }`,
    { ids: [bob.id] },
  )
  const { id: conversationId } = started.createGroup.conversation
  const id = await upload(ann, textFile('of the group'))
  const input = { conversationId, clientId: randomUUID(), kind: 'FILE' as const, attachmentIds: [id] }
  await ann.does(SendMessageDocument, { input })
  expect(await attachmentOf(bob, id)).toMatchObject({ id })
  await ann.does(`mutation { removeMember(conversationId: "${conversationId}", userId: "${bob.id}") { __typename } }`)
  expect(await attachmentOf(bob, id)).toBeNull()
})

test('a message and its deletion, many at the same time, leave no file behind', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const ids = await Promise.all(range(1, 12).map((i) => upload(ann, textFile(String(i)))))
  await Promise.all(
    ids.map(async (id) => {
      const { sendMessage } = await ann.does(SendMessageDocument, send(bob, { attachmentIds: [id] }))
      const { id: messageId } = sendMessage.message
      await Promise.all([1, 2].map(() => ann.does(DeleteMessageDocument, { messageId })))
    }),
  )
  const rows = await chat.app.database.attachments.find({ _id: { $in: ids } }).toArray()
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['GONE']))
})
