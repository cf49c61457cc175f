import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { SendMessageDocument } from '../generated/operations.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()
const [ann, bob] = await chat.people('ann', 'bob')

const kept = async (text: string): Promise<string | null> => (await ann.sends(bob, text)).text
const refusal = (text: string | null | undefined) =>
  ann.refused(SendMessageDocument, { input: { recipientId: bob.id, clientId: randomUUID(), text } })

test('a text is kept without white space at its ends, and in NFC', async () => {
  expect(await kept('  hello \n')).toBe('hello')
  expect(await kept('Cafe\u0301')).toBe('Café')
  expect(await kept('a line\r\nanother\twith a tab')).toBe('a line\nanother\twith a tab')
  expect(await kept('👩‍👩‍👧‍👦 שלום')).toBe('👩‍👩‍👧‍👦 שלום')
})

test('markup and operators are text like any other', async () => {
  for (const text of ['<script>alert(1)</script>', '{"$gt":""}', '$where', '__proto__'])
    expect(await kept(text)).toBe(text)
})

test('it has 1 to 10,000 characters', async () => {
  expect(await refusal('')).toBe('BAD_USER_INPUT text')
  expect(await refusal(' \n\t ')).toBe('BAD_USER_INPUT text')
  expect(await refusal(null)).toBe('BAD_USER_INPUT text')
  expect(await refusal(undefined)).toBe('BAD_USER_INPUT text')
  expect(await kept('a'.repeat(10_000))).toHaveLength(10_000)
  expect(await refusal('a'.repeat(10_001))).toBe('BAD_USER_INPUT text')
})

test('a character is a code point, after normalization', async () => {
  expect(await kept('😀'.repeat(10_000))).toHaveLength(20_000)
  expect(await refusal('😀'.repeat(10_001))).toBe('BAD_USER_INPUT text')
  expect(await kept('e\u0301'.repeat(10_000))).toHaveLength(10_000)
  expect(await refusal('e\u0301'.repeat(10_001))).toBe('BAD_USER_INPUT text')
  expect(await refusal(`a${' '.repeat(50_000)}b`)).toBe('BAD_USER_INPUT text')
})

test('no control characters but newline and tab', async () => {
  for (const code of [0x00, 0x07, 0x0b, 0x0d, 0x1b, 0x1f, 0x7f, 0x80, 0x85, 0x9f])
    expect(await refusal(`a${String.fromCharCode(code)}b`)).toBe('BAD_USER_INPUT text')
})

test('no half of a surrogate pair', async () => {
  expect(await refusal('a\ud83d')).toBe('BAD_USER_INPUT text')
  expect(await refusal('\ude00a')).toBe('BAD_USER_INPUT text')
})

test('what was refused was not sent', async () => {
  const [cat] = await chat.people('cat')
  const input = { recipientId: cat.id, clientId: 'refused', text: '' }
  expect(await ann.refused(SendMessageDocument, { input })).toBe('BAD_USER_INPUT text')
  expect(await ann.sends(cat, 'first', { clientId: 'refused' })).toMatchObject({ seq: 1 })
})
