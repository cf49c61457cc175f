import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { mongo } from 'mongoose'
import { expect, test } from 'vitest'
import { ConversationsDocument, EraseUserDocument } from '../generated/operations.ts'
import { startChat, type Chat } from '../support/chat.ts'
import { asAdmin, parley, startParley, type Ended } from '../support/parley.ts'
import { range } from '../support/range.ts'
import { tempDir } from '../support/started.ts'
import { startOldChat, type OldChat } from './old-chat.ts'

const imports = (chat: Chat, old: OldChat, ...args: string[]): Promise<Ended> =>
  parley(['import', '--from', old.uri, ...args], { env: asAdmin(chat.url) })

/** What the person of the old chat sees in the new one. */
const historiesOf = async (chat: Chat, id: mongo.ObjectId) => {
  const person = await chat.user(id.toHexString(), { displayName: '' })
  const { conversations } = await person.does(ConversationsDocument, { first: 20 })
  return Promise.all(conversations.nodes.map(async (each) => ({ ...each, messages: await person.history(each.id) })))
}

const message = (more: Record<string, unknown>) => ({
  message: 'Hello',
  messageType: 'text',
  createdAt: new Date('2024-03-01T10:00:00Z'),
  ...more,
})

test('a usual chat’s people, conversations and messages are taken over as they are, and nothing of it is written', async () => {
  await using chat = await startChat()
  await using old = await startOldChat({ people: 3, messages: 60 })
  const [one, other] = old.people
  const before = await old.db.stats()
  expect(await imports(chat, old)).toMatchObject({
    code: 0,
    stdout: '60 messages of 3 people: 60 imported.\n',
    stderr: 'All is read.\n',
  })
  const histories = await historiesOf(chat, one!)
  expect(histories.map(({ peer }) => peer)).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining({ name: 'Customer 2' }),
      expect.objectContaining({ name: 'Customer 3' }),
    ]),
  )
  const { messages } = histories.find(({ peer }) => peer!.id === other!.toHexString())!
  const kept = await old.db
    .collection('messages')
    .find({ conversationId: old.conversations[0]! })
    .sort({ createdAt: 1 })
    .toArray()
  expect(messages.map(({ seq, text, sender, createdAt }) => ({ seq, text, sender: sender.id, createdAt }))).toEqual(
    kept.map((each, i) => ({
      seq: i + 1,
      text: each['message'] as string,
      sender: String(each['senderId']),
      createdAt: (each['createdAt'] as Date).toISOString(),
    })),
  )
  expect(await old.db.stats()).toMatchObject({ objects: before['objects'], collections: before['collections'] })
})

test('what was taken over is skipped, and what was written since comes behind it', async () => {
  await using chat = await startChat()
  await using old = await startOldChat({ people: 3, messages: 30 })
  await imports(chat, old)
  await old.db
    .collection('messages')
    .insertOne(message({ senderId: old.people[0], receiverId: old.people[1], message: 'And one more' }))
  expect((await imports(chat, old, '--json')).stdout).toBe(
    '{"read":31,"imported":1,"skipped":30,"deleted":0,"leftOut":0,"people":3,"isDryRun":false,"reasons":{}}\n',
  )
  const histories = await historiesOf(chat, old.people[1]!)
  expect(histories.flatMap(({ messages }) => messages.map(({ text }) => text))).toContain('And one more')
})

test('an import that is killed is completed by the next one: all there, once, in order', async () => {
  const many = 5_000
  await using chat = await startChat()
  await using old = await startOldChat({ people: 20, messages: many })
  await using first = startParley(['import', '--from', old.uri], { env: asAdmin(chat.url), input: '' })
  await expect.poll(() => chat.app.database.messages.countDocuments()).toBeGreaterThan(500)
  first.kill('SIGKILL')
  await first.ended
  const there = await chat.app.database.messages.countDocuments()
  expect(there).toBeLessThan(many)
  const { code, stdout } = await imports(chat, old, '--json')
  const { imported, skipped } = JSON.parse(stdout) as { imported: number; skipped: number }
  expect({ code, all: imported + skipped }).toEqual({ code: 0, all: many })
  expect(skipped).toBeGreaterThanOrEqual(there)
  const rows = await chat.app.database.messages.find().sort({ createdAt: 1 }).toArray()
  expect(rows.map(({ text }) => text)).toEqual(range(1, many).map((i) => `Message ${i}`))
  for (const [, its] of Map.groupBy(rows, ({ conversationId }) => conversationId))
    expect(its.map(({ seq }) => seq)).toEqual(range(1, its.length))
})

test('Ctrl-C says how far it is, and the same command goes on', async () => {
  await using chat = await startChat()
  await using old = await startOldChat({ people: 20, messages: 5_000 })
  await using first = startParley(['import', '--from', old.uri], { env: asAdmin(chat.url), input: '' })
  await expect.poll(() => chat.app.database.messages.countDocuments()).toBeGreaterThan(500)
  first.kill('SIGINT')
  const { code, stderr } = await first.ended
  expect({ code, stderr }).toEqual({
    code: 130,
    stderr: expect.stringMatching(/^Not all was read\..* The same command goes on from here\.\nInterrupted\.\n$/),
  })
})

test('a dry run reads everything, says what would be left out and why, and writes nothing', async () => {
  await using chat = await startChat()
  await using old = await startOldChat({ people: 3, messages: 10 })
  await using dir = await tempDir()
  const [senderId, receiverId] = old.people
  const { insertedIds } = await old.db.collection('messages').insertMany([
    message({ senderId, receiverId, isDeleted: true }),
    message({ senderId, receiverId, message: '' }),
    message({ senderId, receiverId, message: 'x'.repeat(10_001) }),
    message({ receiverId }),
    message({ senderId, receiverId, createdAt: 'some day' }),
    message({ senderId, conversationId: old.conversations[1] }),
    message({
      senderId,
      receiverId,
      message: null,
      messageType: 'image',
      fileUrl: 'https://files.example.com/ring.png',
    }),
  ])
  const file = join(dir.path, 'left-out.jsonl')
  const dry = await imports(chat, old, '--dry-run', '--left-out', file)
  expect(dry.code).toBe(1)
  expect(dry.stderr).toBe('All is read, and nothing was written.\nMessages were left out: 5.\n')
  expect(dry.stdout).toContain('17 messages of 3 people: 11 to be imported, 1 deleted there, 5 left out.\n')
  expect(dry.stdout).toMatch(/1: its sender is not in its conversation any more \(such as [0-9a-f]{24}\)/)
  expect(await chat.app.database.messages.countDocuments()).toBe(0)
  expect(await chat.app.database.users.countDocuments({ _id: senderId!.toHexString() })).toBe(0)
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n')
  const ids = lines.map((line) => (JSON.parse(line) as { id: string }).id)
  expect(ids.sort()).toEqual([1, 2, 3, 4, 5].map((i) => insertedIds[i]!.toHexString()).sort())

  const real = await imports(chat, old, '--json')
  expect(JSON.parse(real.stdout)).toMatchObject({ imported: 11, deleted: 1, leftOut: 5 })
  expect(JSON.parse(real.stderr)).toEqual({
    error: { code: 'FAILED', message: 'Messages were left out: 5.', argument: null },
  })
  const image = await chat.app.database.messages.findOne({ kind: 'IMAGE' })
  expect(image).toMatchObject({ text: 'https://files.example.com/ring.png' })
})

test('a mapping says what collections and fields are called', async () => {
  await using chat = await startChat()
  await using old = await startOldChat()
  await using dir = await tempDir()
  const db = old.db
  const at = (hour: number) => new Date(Date.UTC(2024, 5, 1, hour))
  await db.collection('accounts').insertMany([
    { _id: 'a' as never, profile: { full: 'Ada\nLovelace' } },
    { _id: 'b' as never, profile: { full: 'Bea' } },
  ])
  await db
    .collection('chats')
    .insertOne({ _id: 7 as never, people: [{ account: 'a' }, { account: 'b' }, { account: 'gone' }] })
  await db.collection('posts').insertMany([
    { chat: 7, author: 'a', body: 'First', at: at(1), seen: [{ by: 'b', at: at(3) }] },
    { chat: 7, author: 'b', photo: { url: 'https://files.example.com/1.png' }, form: 'photo', at: at(2) },
    { chat: 7, author: 'a', body: 'Taken back', removed: at(4), at: at(3) },
    { chat: 7, author: 'a', body: 'Of a test', isTest: true, at: at(4) },
  ])
  const mapping = join(dir.path, 'mapping.json')
  await writeFile(
    mapping,
    JSON.stringify({
      users: { collection: 'accounts', name: 'profile.full' },
      conversations: { collection: 'chats', members: 'people.account' },
      messages: {
        collection: 'posts',
        conversation: 'chat',
        sender: 'author',
        createdAt: 'at',
        text: ['body', 'photo.url'],
        image: { path: 'form', is: ['photo'] },
        readBy: 'seen.by',
        isRead: [],
        isDeleted: 'removed',
        where: { isTest: { $ne: true } },
      },
    }),
  )
  const { code, stdout } = await imports(chat, old, '--mapping', mapping)
  expect({ code, stdout }).toEqual({ code: 0, stdout: '3 messages of 3 people: 2 imported, 1 deleted there.\n' })
  const [row] = await chat.app.database.conversations.find().toArray()
  expect(row!.members).toMatchObject([
    { userId: 'a', readSeq: 1 },
    { userId: 'b', readSeq: 2 },
    { userId: 'gone', readSeq: 0 },
  ])
  const rows = await chat.app.database.messages.find().sort({ seq: 1 }).toArray()
  expect(rows).toMatchObject([
    { text: 'First', kind: 'TEXT' },
    { text: 'https://files.example.com/1.png', kind: 'IMAGE' },
  ])
  const users = await chat.app.database.users
    .find({ _id: { $in: ['a', 'gone'] } })
    .sort({ _id: 1 })
    .toArray()
  expect(users.map(({ name }) => name)).toEqual(['Ada Lovelace', 'gone'])
})

test('a group’s messages of people who left it are left out, or bring them back', async () => {
  await using chat = await startChat()
  await using old = await startOldChat({ people: 4, messages: 0 })
  await using dir = await tempDir()
  const [a, b, c, left] = old.people
  await old.db.collection('conversations').insertOne({ _id: 'group' as never, participants: [a, b, c] })
  await old.db.collection('messages').insertMany([
    message({ conversationId: 'group', senderId: left, message: 'I go' }),
    message({
      conversationId: 'group',
      senderId: a,
      message: 'She went',
      createdAt: new Date('2024-03-02T10:00:00Z'),
    }),
  ])
  expect((await imports(chat, old, '--dry-run')).stdout).toContain('1 to be imported, 1 left out.')
  const mapping = join(dir.path, 'mapping.json')
  await writeFile(mapping, '{"formerMembers": "bring-back"}')
  expect((await imports(chat, old, '--mapping', mapping)).stdout).toContain('2 imported.')
  const [conversation] = await historiesOf(chat, left!)
  expect(conversation!.messages.map(({ text }) => text)).toEqual(['I go', 'She went'])
})

test('messages of people who were erased here stay out, and hold up nothing', async () => {
  await using chat = await startChat()
  await using old = await startOldChat({ people: 3, messages: 9 })
  const root = await chat.admin()
  const erased = old.people[0]!.toHexString()
  await chat.user(erased)
  await root.does(EraseUserDocument, { userId: erased })
  const { code, stdout } = await imports(chat, old, '--json')
  expect({ code, ...(JSON.parse(stdout) as object) }).toMatchObject({ code: 1, read: 9, imported: 3, leftOut: 6 })
})

test('what is wrong is said in a sentence: the address, the collection, the mapping', async () => {
  await using old = await startOldChat()
  await using dir = await tempDir()
  const mapping = join(dir.path, 'mapping.json')
  await writeFile(mapping, '{"messages": {"sendr": "author"}, "formerMembers": "keep"}')
  const run = (...args: string[]) => parley(['import', ...args])
  expect(await run()).toMatchObject({ code: 2, stderr: expect.stringContaining('--from mongodb://host/database') })
  expect(await run('--from', 'mongodb://localhost:1', '--dry-run')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('names no database'),
  })
  expect(await run('--from', old.uri, '--dry-run')).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/has no collection “messages”\. It has conversations, users: name it in the mapping/),
  })
  const wrong = await run('--from', old.uri, '--mapping', mapping)
  expect(wrong.code).toBe(2)
  expect(wrong.stderr).toMatch(/ - messages: .*sendr/)
  expect(wrong.stderr).toMatch(/ - formerMembers: /)
})

test('the mapping that is printed is one that can be given', async () => {
  await using dir = await tempDir()
  const { stdout } = await parley(['import', '--print-mapping'])
  const mapping = join(dir.path, 'mapping.json')
  await writeFile(mapping, stdout)
  expect((await parley(['import', '--print-mapping', '--mapping', mapping])).stdout).toBe(stdout)
})
