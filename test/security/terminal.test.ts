import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { UpsertUsersDocument } from '../generated/operations.ts'
import { asAdmin, parley } from '../support/parley.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { tempDir } from '../support/started.ts'

const chat = await startSharedChat()
const env = asAdmin(chat.url)
/** What a terminal takes for a command, or turns a line round; line feeds and tabs aside. */
// oxlint-disable-next-line no-control-regex -- control characters are what it is for
const commanding = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/

test('CWE-150, escape sequences: what somebody wrote commands no terminal, by standard output or by a file', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const root = await chat.admin()
  // What is a command to a terminal is refused already: here is what isn't, and turns a line round.
  const evil = 'rm \u202e\u2066 fr \u2028 a\tb\nc'
  const turned = `\u202e${ann.id}`
  await root.does(UpsertUsersDocument, { input: [{ id: turned, name: 'Turned' }] })
  const { conversation } = await ann.sends(bob, evil)
  await using dir = await tempDir()
  const out = join(dir.path, 'out.jsonl')
  const said = [
    await parley(['export', '--conversation', conversation.id], { env }),
    await parley(['export', '--conversation', conversation.id, '--out', out], { env }),
    await parley(['users', 'list'], { env }),
    await parley(['users', 'list', '--json'], { env }),
    await parley(['users', 'show', turned], { env }),
    await parley(['users', 'show', '\u001b]0;x\u0007'], { env }),
  ]
  for (const { stdout, stderr } of said) expect([stdout, stderr].join('')).not.toMatch(commanding)
  const kept = await readFile(out, 'utf8')
  expect(kept).not.toMatch(commanding)
  expect(JSON.parse(kept)).toMatchObject({ text: evil })
  expect(said[2]!.stdout).toContain(`\\u202e${ann.id}`)
})
