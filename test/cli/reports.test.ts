import { expect, test } from 'vitest'
import { ReportMessageDocument } from '../generated/operations.ts'
import { asAdmin, parley } from '../support/parley.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()
const env = asAdmin(chat.url)
const reports = (...args: string[]) => parley(['reports', ...args], { env })
const reported = async (text: string) => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { id: messageId } = await ann.sends(bob, text)
  const { report } = (await bob.does(ReportMessageDocument, { messageId, reason: 'It is rude.' })).reportMessage
  return { ann, bob, messageId, id: report.id }
}

test('open reports are listed, shown, and dealt with once', async () => {
  const { ann, bob, id } = await reported('you fool')
  const [row] = (await reports('list')).stdout.split('\n')
  expect(row!.split('\t')).toEqual([
    id,
    expect.any(String),
    `ann (${ann.id})`,
    `bob (${bob.id})`,
    'It is rude.',
    'you fool',
    'open',
  ])
  const shown = await reports('show', id)
  expect(shown.stdout).toContain('it said   you fool\n')
  expect(shown.stdout).toContain('open      nobody has dealt with it\n')

  const resolved = await reports('resolve', id, '--action', 'delete-message', '--note', 'Not here.')
  expect(resolved).toMatchObject({ code: 0, stderr: '', stdout: `The message is deleted. Report ${id} is resolved.\n` })
  expect((await reports('show', id)).stdout).toMatch(
    /and is {4}deleted since .*\nresolved {2}delete-message, by root \(root\).*\nnote {6}Not here\.\n$/,
  )
  expect((await reports('list')).stdout).not.toContain(id)
  expect((await reports('list', '--status', 'resolved', '--limit', '1')).stdout).toContain(id)
  const again = await reports('resolve', id, '--action', 'dismiss', '--json')
  expect(again.code).toBe(1)
  expect(JSON.parse(again.stderr)).toMatchObject({ error: { code: 'CONFLICT' } })
})

test('who sent it is suspended, until then and for what was noted', async () => {
  const { ann, id } = await reported('you fool')
  const args = ['resolve', id, '--action', 'suspend-sender', '--until', '7d', '--note', 'Twice', '--json']
  expect(JSON.parse((await reports(...args)).stdout)).toMatchObject({
    id,
    status: 'RESOLVED',
    action: 'SUSPEND_SENDER',
  })
  const { suspension } = JSON.parse((await parley(['users', 'show', ann.id, '--json'], { env })).stdout) as {
    suspension: { until: string; reason: string }
  }
  expect(suspension.reason).toBe('Twice')
  expect(Date.parse(suspension.until)).toBeGreaterThan(Date.now() + 6 * 86_400_000)
})

test.each([
  [['resolve', 'x'], 2],
  [['resolve', 'x', '--action', 'burn'], 2],
  [['resolve', 'x', '--action', 'dismiss', '--until', '7d'], 2],
  [['list', '--status', 'lost'], 2],
  [['resolve', 'x', '--action', 'dismiss'], 1],
  [['show', 'x'], 1],
])('%j is refused', async (args, code) => {
  expect(await reports(...args)).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(/./) })
})
