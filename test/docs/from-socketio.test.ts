import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { createClient } from '../../src/client/index.ts'
import { startOldChat } from '../cli/old-chat.ts'
import { asAdmin, parley } from '../support/parley.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { tempDir } from '../support/started.ts'
import { subscribe } from '../support/subscribe.ts'

/** The documents of the page, by the names of their operations. */
const page = await readFile('docs/from-socketio.md', 'utf8')
const documents = new Map(
  [...page.matchAll(/```graphql\n([^]*?)```/g)].map(([, text]) => [
    /^(?:query|mutation|subscription) \w+/.exec(text!)![0],
    text!,
  ]),
)
const run = new Set<string>()
const take = (name: string): string => {
  run.add(name)
  const text = documents.get(name)
  if (!text) throw new Error(`The page has no ${name}.`)
  return text
}
/* oxlint-disable typescript/no-explicit-any -- what comes back is what the page selects */

const chat = await startSharedChat({ limits: { deliveredEveryMs: 20 } })

test('all that a Socket.IO chat does, by the documents of the page', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const admin = await chat.admin()
  const asks = (person: typeof ann, name: string, variables?: object) =>
    person.does(take(name), variables) as Promise<any>

  await using phone = await bob.connect()
  const events = subscribe<any, any>(phone, take('subscription Events'))
  const next = async (): Promise<any> => (await events.next()).events
  expect(await next()).toMatchObject({ __typename: 'CaughtUp' })

  // Online, typing, writing. Who has come is found a moment later.
  await expect
    .poll(() => asks(ann, 'query OnlineUsers', { search: 'bob' }))
    .toMatchObject({
      onlineUsers: { nodes: [{ id: bob.id, status: { availability: 'ONLINE' } }] },
    })
  expect(await asks(ann, 'query UserStatus', { userId: bob.id })).toMatchObject({ userStatus: { isOnline: true } })
  const { sendMessage } = await asks(ann, 'mutation Send', {
    receiverId: bob.id,
    clientId: randomUUID(),
    text: 'Is the ring still there?',
  })
  const { message } = sendMessage
  const conversationId = message.conversation.id
  expect(await next()).toMatchObject({ __typename: 'MessageAdded', message: { id: message.id } })
  expect(await next()).toMatchObject({ __typename: 'MessagesDelivered', user: { id: bob.id }, upToSeq: 1 })

  const typing = subscribe<any, any>(phone, take('subscription Typing'), { conversationId })
  const status = subscribe<any, any>(phone, take('subscription Status'))
  // Answered behind the two on the same connection: they listen by then.
  await subscribe(phone, '{ viewer { id } }').frame()
  await asks(ann, 'mutation Typing', { conversationId, isTyping: true })
  expect((await typing.next()).typingChanged).toMatchObject({ user: { id: ann.id }, isTyping: true })
  await using annsPhone = await ann.connect()
  expect((await status.next()).userStatusChanged).toMatchObject({ id: ann.id, isOnline: true })
  await annsPhone.close()

  // Reading.
  expect(await asks(bob, 'query UnreadCount')).toEqual({ unreadCount: 1, unreadBroadcastCount: 0 })
  expect((await asks(bob, 'query Conversations', { first: 10 })).conversations.nodes).toMatchObject([
    { id: conversationId, peer: { id: ann.id }, unreadCount: 1, lastMessage: { id: message.id } },
  ])
  expect(
    (await asks(bob, 'mutation Conversation', { receiverId: ann.id })).openConversation.conversation,
  ).toMatchObject({ id: conversationId, messages: { nodes: [{ id: message.id }] } })
  expect((await asks(bob, 'query Messages', { conversationId })).conversation.messages).toMatchObject({
    nodes: [{ id: message.id }],
    pageInfo: { hasPreviousPage: false },
  })
  const read = await asks(bob, 'mutation Read', { messageId: message.id })
  expect(read.markMessageRead.conversation.unreadCount).toBe(0)
  await ann.sends(conversationId, 'a second one')
  const readAll = await asks(bob, 'mutation ReadAll', { conversationId })
  expect(readAll.markConversationRead.conversation.unreadCount).toBe(0)
  const deleted = await asks(ann, 'mutation Delete', { messageId: message.id })
  expect(deleted.deleteMessage.message).toMatchObject({ text: null, deletedAt: expect.any(String) })
  const file = { name: 'ring.txt', mimeType: 'text/plain', size: 4 }
  const { createUpload } = await asks(ann, 'mutation Upload', file)
  expect((await fetch(createUpload.uploadUrl, { method: 'PUT', body: 'ring' })).status).toBe(204)

  // Admins.
  const said = await asks(admin, 'mutation Broadcast', { clientId: randomUUID(), text: 'We close early' })
  expect(said.broadcast.broadcast.statistics.audience).toBeGreaterThan(1)
  const told = await asks(admin, 'mutation MessageUser', {
    userId: bob.id,
    clientId: randomUUID(),
    text: 'Your order is here',
  })
  expect(told.sendAdminMessage.message.isFromAdmin).toBe(true)
  const known = await asks(admin, 'mutation KnowPeople', { people: [{ id: `${ann.id}-old`, name: 'Old friend' }] })
  expect(known.upsertUsers.users).toHaveLength(1)
  const messages = [
    {
      sourceId: randomUUID(),
      memberIds: [ann.id, `${ann.id}-old`],
      senderId: ann.id,
      text: 'from before',
      createdAt: '2020-01-01T00:00:00.000Z',
    },
  ]
  expect((await asks(admin, 'mutation Import', { messages })).importMessages).toEqual({ imported: 1, skipped: 0 })
  expect((await asks(admin, 'mutation Import', { messages })).importMessages).toEqual({ imported: 0, skipped: 1 })

  const heard = new Set<string>()
  while (!heard.has('BroadcastAdded')) heard.add((await next()).__typename)
  expect([...heard]).toEqual(expect.arrayContaining(['MessagesRead', 'MessageChanged']))

  expect([...documents.keys()].filter((name) => !run.has(name))).toEqual([])
})

test('a page as this one has it: it sends, and hears of it', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const [url, getToken, recipientId, text] = [`${chat.url}/graphql`, () => ann.token, bob.id, 'as before']
  const shown = Promise.withResolvers<string | null>()
  const joined = Promise.withResolvers<void>()
  const load = joined.resolve
  const show = (message: { text: string | null }) => shown.resolve(message.text)
  const page = await (async () => {
    // docs:start page
    const chat = createClient({ url, token: getToken })
    chat.events({
      onResync: load,
      onEvent: (event) => {
        if (event.__typename === 'MessageAdded') show(event.message)
      },
    })
    await chat.send({ recipientId, text })
    // docs:end
    return chat
  })()
  await joined.promise
  expect(await shown.promise).toBe('as before')
  await page.close()
})

test('bring.mjs takes two exported collections over, says what can’t be, and skips what it took', async () => {
  const admin = await chat.admin()
  const [sue, tom, eve] = [1, 2, 3].map((n) => `${randomUUID().replaceAll('-', '').slice(0, 23)}${n}`)
  const user = (id: string, name: string) => ({ _id: { $oid: id }, name })
  const said = (from: string, to: string, message: string, second: number) => ({
    _id: { $oid: randomUUID() },
    senderId: { $oid: from },
    receiverId: { $oid: to },
    message,
    isRead: from === sue,
    createdAt: { $date: `2020-01-01T00:00:0${second}.000Z` },
  })
  const folder = await mkdtemp(join(tmpdir(), 'parley-bring-'))
  const writes = (name: string, rows: object[]) =>
    writeFile(join(folder, name), rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  const brings = async () => {
    const env = { PATH: process.env['PATH'], PARLEY_URL: `${chat.url}/graphql`, TOKEN: admin.token }
    return promisify(execFile)(process.execPath, [resolve('examples/from-socketio/bring.mjs')], { cwd: folder, env })
  }
  const old = [said(sue!, tom!, 'Is it open?', 1), said(tom!, sue!, 'Until six', 2)]
  await writes('users.jsonl', [user(sue!, 'Sue'), user(tom!, 'Tom')])
  await writes('messages.jsonl', [...old, said(sue!, eve!, 'Who is that?', 3)])
  await expect(brings()).rejects.toMatchObject({
    stderr: expect.stringMatching(/There is no such person\. .*Who is that/),
  })
  await writes('messages.jsonl', old)
  expect((await brings()).stdout).toContain('messages.jsonl 2 {"importMessages":{"imported":2,"skipped":0}}')
  expect((await brings()).stdout).toContain('messages.jsonl 2 {"importMessages":{"imported":0,"skipped":2}}')
  await rm(folder, { recursive: true })
})

test('a chat that calls things otherwise is imported with the page’s mapping', async () => {
  await using dir = await tempDir()
  await using old = await startOldChat()
  const mapping = join(dir.path, 'mapping.json')
  await writeFile(mapping, /```json\n([^]*?)```/.exec(page)![1]!)
  await old.db
    .collection('chats')
    .insertOne({ _id: 'c' as never, people: [{ account: 'mapped-1' }, { account: 'mapped-2' }] })
  const said = (author: string, month: string, more: object) => ({
    chat: 'c',
    author,
    createdAt: new Date(`${month}-01T00:00:00Z`),
    ...more,
  })
  await old.db
    .collection('messages')
    .insertMany([
      said('mapped-1', '2023-12', { body: 'Long ago' }),
      said('mapped-1', '2024-02', { body: 'Is this yours?' }),
      said('mapped-2', '2024-03', { kind: 'photo', attachment: { url: 'https://files.example.com/1.png' } }),
      said('mapped-2', '2024-04', { body: 'Taken back', removedAt: new Date() }),
    ])
  const run = await parley(['import', '--from', old.uri, '--mapping', mapping], { env: asAdmin(chat.url) })
  expect(run).toMatchObject({ code: 0, stdout: '3 messages of 2 people: 2 imported, 1 deleted there.\n' })
  const rows = await chat.app.database.messages
    .find({ senderId: /^mapped-/ })
    .sort({ seq: 1 })
    .toArray()
  expect(rows).toMatchObject([
    { text: 'Is this yours?', kind: 'TEXT' },
    { text: 'https://files.example.com/1.png', kind: 'IMAGE' },
  ])
})

test('its blocks of code are what is tested here', async () => {
  const source = async (path: string, name?: string) => {
    const text = await readFile(path, 'utf8')
    if (!name) return text.trim()
    const [, indent, lines] = new RegExp(`( *)// docs:start ${name}\\n([^]*?) *// docs:end`).exec(text)!
    return lines!.replaceAll(new RegExp(`^${indent}`, 'gm'), '').trim()
  }
  const blocks = [...page.matchAll(/<!-- (\S+)(?: (\S+))? -->\n```[jt]s\n([^]*?)\n```/g)]
  expect(blocks).toHaveLength(2)
  for (const [, path, name, block] of blocks) expect(block).toBe(await source(path!, name))
})
