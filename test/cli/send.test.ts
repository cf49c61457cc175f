import { expect, test } from 'vitest'
import { asAdmin, parley } from '../support/parley.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()
const env = asAdmin(chat.url)
const send = (args: string[], input = '') => parley(['send', ...args], { env, input })

test('a person hears what an admin sends them, from an argument or from standard input', async () => {
  const [ann] = await chat.people('ann')
  await using events = await ann.events()
  const sent = await send([ann.id, 'Your order is ready.'])
  expect(sent).toMatchObject({ code: 0, stderr: '' })
  expect(sent.stdout).toMatch(/^Sent to ann \(ann-\d+\): message \S+, number 1 of \S+\.\n$/)
  const [heard] = (await events.until('MessageAdded')).slice(-1)
  expect(heard).toMatchObject({ message: { text: 'Your order is ready.', isFromAdmin: true, sender: { id: 'root' } } })

  const letter = await send([ann.id, '-', '--json'], 'Two lines,\nand äöü.\n')
  expect(JSON.parse(letter.stdout)).toMatchObject({
    deduplicated: false,
    message: { seq: 2, text: 'Two lines,\nand äöü.' },
  })
})

test('with the same --client-id it is the same message, and another text is refused', async () => {
  const [ann] = await chat.people('ann')
  const once = async (text: string) => send([ann.id, text, '--client-id', 'order-1', '--json'])
  const [first, again] = [await once('ready'), await once('ready')].map(({ stdout }) => JSON.parse(stdout) as object)
  expect(again).toEqual({ ...first, deduplicated: true })
  const other = await once('something else')
  expect(other).toMatchObject({ code: 1, stdout: '' })
  expect(JSON.parse(other.stderr)).toMatchObject({ error: { code: 'IDEMPOTENCY_CONFLICT' } })
})

test('nobody, an empty text and one that is too long are refused', async () => {
  const [ann] = await chat.people('ann')
  expect(await send(['nobody', 'x'])).toMatchObject({ code: 1, stdout: '' })
  const empty = await send([ann.id, ' ', '--json'])
  expect(empty.code).toBe(1)
  expect(JSON.parse(empty.stderr)).toMatchObject({ error: { code: 'BAD_USER_INPUT', argument: 'text' } })
  expect(await send([ann.id, '-'], 'x'.repeat(300_000))).toMatchObject({
    code: 2,
    stderr: 'Standard input has more than a text may have.\n',
  })
  expect((await send([ann.id, '-', '--token-file', '-'], env.PARLEY_TOKEN)).code).toBe(2)
})
