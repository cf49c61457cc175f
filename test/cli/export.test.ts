import { readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DeleteMessageDocument } from '../generated/operations.ts'
import { asAdmin, parley, startParley } from '../support/parley.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { tempDir } from '../support/started.ts'

const chat = await startSharedChat()
const env = asAdmin(chat.url)
const exports = (...args: string[]) => parley(['export', ...args], { env })

interface Line {
  cursor: string
  id: string
  seq: number
  text: string | null
  conversationId: string
  sender: { id: string; name: string }
  deletedAt: string | null
}

const linesOf = (text: string): Line[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)

/** Two people, who have written so much to each other. */
const written = async (count: number) => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { conversation, id } = await ann.sends(bob, 'message 1')
  for (const i of range(2, count)) await (i % 2 ? ann : bob).sends(conversation.id, `message ${i}`)
  return { ann, bob, conversationId: conversation.id, firstId: id }
}

test('a conversation is given message by message, in order, tombstones among them, in a pipe too', async () => {
  const { ann, conversationId, firstId } = await written(230)
  await ann.does(DeleteMessageDocument, { messageId: firstId })
  const { code, stdout, stderr } = await exports('--conversation', conversationId)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '230 messages were written.\n' })
  const lines = linesOf(stdout)
  expect(lines.map(({ seq }) => seq)).toEqual(range(1, 230))
  expect(lines[0]).toMatchObject({ text: null, deletedAt: expect.any(String), conversationId })
  expect(lines[2]).toMatchObject({ text: 'message 3', sender: { id: ann.id, name: 'ann' } })
  const behind = await exports('--conversation', conversationId, '--after', lines[199]!.cursor, '--json')
  expect(behind.stderr).toBe('')
  expect(linesOf(behind.stdout).map(({ seq }) => seq)).toEqual(range(201, 230))
})

test('what a person has sent is given, and no message of anybody else', async () => {
  const { ann } = await written(9)
  const lines = linesOf((await exports('--user', ann.id)).stdout)
  expect(lines.map(({ text }) => text)).toEqual([1, 3, 5, 7, 9].map((i) => `message ${i}`))
})

test('a file is gone on with behind its last whole line, wherever it was cut', async () => {
  await using dir = await tempDir()
  const { ann, bob, conversationId } = await written(150)
  const whole = join(dir.path, 'whole.jsonl')
  await exports('--conversation', conversationId, '--out', whole)
  const text = await readFile(whole, 'utf8')
  expect(linesOf(text)).toHaveLength(150)
  const cut = join(dir.path, 'cut.jsonl')
  for (const bytes of [0, 1, 100, 70_000, text.length - 1, text.length]) {
    await writeFile(cut, text)
    await truncate(cut, Math.min(bytes, text.length))
    expect((await exports('--conversation', conversationId, '--out', cut)).code).toBe(0)
    expect(await readFile(cut, 'utf8')).toBe(text)
  }
  await bob.sends(ann, 'later')
  await exports('--conversation', conversationId, '--out', cut)
  expect(linesOf(await readFile(cut, 'utf8')).at(-1)).toMatchObject({ seq: 151, text: 'later' })
})

test('an export that is interrupted says so, and the same command completes the file', async () => {
  await using dir = await tempDir()
  const { conversationId } = await written(400)
  const out = join(dir.path, 'export.jsonl')
  const args = ['export', '--conversation', conversationId, '--out', out]
  await using first = startParley(args, { env, input: '' })
  await expect
    .poll(() =>
      stat(out).then(
        ({ size }) => size,
        () => 0,
      ),
    )
    .toBeGreaterThan(0)
  first.kill('SIGINT')
  const { code, stderr } = await first.ended
  // It may have been done by then.
  expect([
    [0, '400 messages were written.\n'],
    [130, stderr.replace(/^\d+ messages were written\. The same command goes on from here\.\nInterrupted\.\n$/, '')],
  ]).toContainEqual([code, code === 0 ? stderr : ''])
  expect((await parley(args, { env })).code).toBe(0)
  expect(linesOf(await readFile(out, 'utf8')).map(({ seq }) => seq)).toEqual(range(1, 400))
})

test('a file of something else is left as it is', async () => {
  await using dir = await tempDir()
  const [one, two] = [await written(2), await written(2)]
  const out = join(dir.path, 'export.jsonl')
  await exports('--conversation', one.conversationId, '--out', out)
  const before = await readFile(out, 'utf8')
  expect(await exports('--conversation', two.conversationId, '--out', out)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('an export of something else'),
  })
  expect(await readFile(out, 'utf8')).toBe(before)
  const notes = join(dir.path, 'notes.txt')
  for (const text of ['Buy milk\nand some bread', 'Buy milk', '{"milk": 1}']) {
    await writeFile(notes, text)
    expect(await exports('--conversation', one.conversationId, '--out', notes)).toMatchObject({ code: 1 })
    expect(await readFile(notes, 'utf8')).toBe(text)
  }
})

test('it is for admins, of what is there, of one thing', async () => {
  const { ann, conversationId } = await written(1)
  const asAnn = { ...env, PARLEY_TOKEN: ann.token }
  expect(await parley(['export', '--conversation', conversationId, '--json'], { env: asAnn })).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('"code":"FORBIDDEN"'),
  })
  expect(await exports('--conversation', 'nothing')).toMatchObject({ code: 1, stdout: '' })
  expect(await exports()).toMatchObject({ code: 2, stderr: expect.stringContaining('--conversation or --user') })
  expect(await exports('--user', 'a', '--conversation', 'b')).toMatchObject({ code: 2 })
})
