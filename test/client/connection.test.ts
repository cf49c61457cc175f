import { expect, test } from 'vitest'
import { signToken } from '../../src/server/authentication.ts'
import { ParleyError, SendMessageDocument, TypingChangedDocument, ViewerDocument } from '../../src/client/index.ts'
import * as operations from '../generated/operations.ts'
import { testTokens } from '../support/chat.ts'
import { startProxy } from '../support/proxy.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { becomes, createEar, openPage } from './scene.ts'

const chat = await startSharedChat()

test('it says whether the server can be reached, and since when it cannot', async () => {
  const [bob] = await chat.people('bob')
  await using proxy = await startProxy(() => chat.url)
  await using page = openPage(proxy.url, bob)
  const { connection } = page.chat
  const statuses: string[] = []
  connection.subscribe(() => statuses.push(connection.get().status))
  expect(connection.get()).toMatchObject({ status: 'connecting', reason: null })
  await becomes(connection, () => connection.get().status === 'connected')
  const before = new Date()
  proxy.close(1001, 'a restart')
  await becomes(connection, () => connection.get().status === 'away')
  expect(connection.get().reason).toBe('1001 a restart')
  expect(connection.get().since.getTime()).toBeGreaterThanOrEqual(before.getTime())
  await becomes(connection, () => connection.get().status === 'connected')
  expect(statuses).toEqual(['connected', 'away', 'connected'])
})

test('a token that is refused (4403) is asked for anew, with what the server said of it', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using proxy = await startProxy(() => chat.url)
  const expired = signToken({ id: bob.id }, testTokens, -10)
  const given = [bob.token, expired, expired]
  const reasons: (string | null)[] = []
  await using page = openPage(proxy.url, bob, {
    token: async ({ refused }) => {
      reasons.push(refused)
      return given.shift() ?? bob.token
    },
  })
  const ear = createEar()
  await page.chat.events(ear).caughtUp
  proxy.close(4403, 'The token has expired')
  await ann.sends(bob, 'meanwhile')
  await ear.hears('meanwhile')
  expect(reasons[0]).toBe(null)
  expect(reasons.slice(1)).toEqual([expect.any(String), expect.any(String), expect.any(String)])
  expect(reasons[1]).toBe('The token has expired')
  expect(given).toEqual([])
})

test('a token that could not be had is said so, and asked for again', async () => {
  const [bob] = await chat.people('bob')
  let failures = 0
  await using page = openPage(chat.url, bob, {
    token: async () => {
      if (failures++ < 2) throw new Error('whoever makes the tokens is away')
      return bob.token
    },
  })
  await page.chat.events(createEar()).caughtUp
  expect(page.errors.map(String)).toEqual([1, 2].map(() => 'Error: whoever makes the tokens is away'))
})

test('a token of another person is not used: what one has written is never sent as another', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using proxy = await startProxy(() => chat.url)
  let token = bob.token
  await using page = openPage(proxy.url, bob, { token: () => token })
  await page.chat.ask(ViewerDocument)
  token = ann.token
  proxy.cut()
  await becomes(page.chat.connection, () => page.chat.connection.get().reason?.startsWith('4403') === true)
  expect(page.errors[0]).toMatchObject({ code: 'WRONG_USER' })
  token = bob.token
  expect((await page.chat.ask(ViewerDocument)).viewer.id).toBe(bob.id)
})

test('asking gives the data, or throws what the server refused', async () => {
  const [bob] = await chat.people('bob')
  await using page = openPage(chat.url, bob)
  expect(await page.chat.ask(ViewerDocument)).toMatchObject({ viewer: { id: bob.id, role: 'USER' } })
  const input = { recipientId: bob.id, clientId: 'one', text: 'to myself' }
  const refused = page.chat.ask(SendMessageDocument, { input })
  await expect(refused).rejects.toBeInstanceOf(ParleyError)
  await expect(refused).rejects.toMatchObject({ code: 'BAD_USER_INPUT', argument: 'recipientId' })
  const long = page.chat.ask(SendMessageDocument, { input: { ...input, text: 'x'.repeat(300_000) } })
  await expect(long).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE' })
})

test('asking without a connection waits for one, until a signal or the close ends it', async () => {
  const [bob] = await chat.people('bob')
  await using proxy = await startProxy(() => chat.url)
  let isOnline = false
  await using page = openPage(proxy.url, bob, { token: () => (isOnline ? bob.token : '') })
  const answer = page.chat.ask(ViewerDocument)
  await expect(page.chat.ask(ViewerDocument, {}, { signal: AbortSignal.timeout(50) })).rejects.toMatchObject({
    name: 'TimeoutError',
  })
  isOnline = true
  expect((await answer).viewer.id).toBe(bob.id)
  isOnline = false
  proxy.cut()
  const never = page.chat.ask(ViewerDocument)
  await page.chat.close()
  await expect(never).rejects.toMatchObject({ code: 'CLOSED' })
})

test('narrow streams are listened to over reconnects, and what is refused is said', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using proxy = await startProxy(() => chat.url)
  await using page = openPage(proxy.url, bob)
  const { conversation } = await ann.sends(bob, 'one')
  const { connection, listen } = page.chat
  const typing: boolean[] = []
  const stop = listen(TypingChangedDocument, { conversationId: conversation.id }, ({ typingChanged }) => {
    typing.push(typingChanged.isTyping)
    throw new Error('of the page')
  })
  const types = async (isTyping: boolean) => {
    // Until it is heard: nothing is made up for who comes later.
    for (const heard = typing.length; typing.length === heard;) {
      await ann.does(operations.SetTypingDocument, { conversationId: conversation.id, isTyping: !isTyping })
      await ann.does(operations.SetTypingDocument, { conversationId: conversation.id, isTyping })
    }
  }
  await types(true)
  proxy.cut()
  await becomes(connection, () => connection.get().status === 'away')
  await becomes(connection, () => connection.get().status === 'connected')
  await types(false)
  expect(page.errors.map(String)).toContain('Error: of the page')
  stop()
  const refused = page.errors.length
  listen(TypingChangedDocument, { conversationId: 'elsewhere' }, () => {})
  await expect.poll(() => page.errors.slice(refused)).toMatchObject([{ code: 'NOT_FOUND' }])
})
