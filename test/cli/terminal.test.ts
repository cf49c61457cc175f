import { writeFile } from 'node:fs/promises'
import { platform } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  BroadcastsDocument,
  CreateRoomDocument,
  JoinRoomDocument,
  MarkBroadcastsReadDocument,
} from '../generated/operations.ts'
import { freshDatabase } from '../support/chat.ts'
import { asAdmin } from '../support/parley.ts'
import { inTerminal } from '../support/pty.ts'
import { startServerProcess } from '../support/server-process.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { tempDir } from '../support/started.ts'

const chat = await startSharedChat()
const root = await chat.admin()
const env = asAdmin(chat.url)
const coloured = '\u001b[32m'

// `script` is another program elsewhere.
describe.runIf(platform() === 'linux')('in a terminal', () => {
  test('a broadcast to everyone asks first: no sends nothing, yes sends it', async () => {
    const [ann] = await chat.people('ann')
    const texts = async () => (await ann.does(BroadcastsDocument)).broadcasts.nodes.map(({ text }) => text)
    await using no = inTerminal(['broadcast', 'Closing'], env)
    await expect.poll(no.screen).toContain('Send it to everyone?')
    no.types('n')
    expect(await no.code).toBe(1)
    expect(no.screen()).toContain('Nothing was done.')
    expect(await texts()).toEqual([])

    await using yes = inTerminal(['broadcast', 'Closing'], env)
    await expect.poll(yes.screen).toContain('Send it to everyone?')
    yes.types('y')
    expect(await yes.code).toBe(0)
    expect(await texts()).toEqual(['Closing'])
  })

  test('Ctrl-C at a question is 130, and nothing is done', async () => {
    const [eve] = await chat.people('eve')
    await using erase = inTerminal(['users', 'erase', eve.id], env)
    await expect.poll(erase.screen).toContain('Type the name to do it.')
    erase.types('\u0003')
    expect(await erase.code).toBe(130)
    expect(
      (await root.does<{ user: { isErased: boolean } }, object>(`{ user(id: "${eve.id}") { isErased } }`)).user
        .isErased,
    ).toBe(false)
  })

  test('a person is erased once their name was typed, and by no other word', async () => {
    const [eve] = await chat.people('eve')
    const isErased = async () =>
      (await root.does<{ user: { isErased: boolean } }, object>(`{ user(id: "${eve.id}") { isErased } }`)).user.isErased
    for (const [word, code, erased] of [
      ['yes', 1, false],
      ['eve', 0, true],
    ] as const) {
      await using erase = inTerminal(['users', 'erase', eve.id], env)
      await expect.poll(erase.screen).toContain('Type the name to do it.')
      erase.types(`${word}\r`)
      expect(await erase.code).toBe(code)
      expect(await isErased()).toBe(erased)
    }
  })

  test('a bar shows how many have read a broadcast, and Ctrl-C at it ends with 0', async () => {
    const [ann, bob] = await chat.people('ann', 'bob')
    const { room } = (await root.does(CreateRoomDocument, { input: { name: 'Kitchen' } })).createRoom
    for (const person of [ann, bob]) await person.does(JoinRoomDocument, { roomId: room.id })
    await using watching = inTerminal(['broadcast', 'Lunch!', '--room', room.id, '--watch'], env)
    await expect.poll(watching.screen).toContain('Read: 0 of 2 (0 %)')
    await ann.does(MarkBroadcastsReadDocument)
    await expect.poll(watching.screen).toContain('Read: 1 of 2 (50 %)')
    watching.types('\u0003')
    expect(await watching.code).toBe(0)
  })

  test('Ctrl-C at a bar is an interruption like any other', async () => {
    await using dir = await tempDir()
    const file = join(dir.path, 'people.jsonl')
    await writeFile(file, '{"id": "ann", "name": "Ann"}\n')
    await using database = freshDatabase()
    await using server = await startServerProcess(database.uri)
    // It is there, and says nothing.
    server.signal('SIGSTOP')
    await using upsert = inTerminal(['users', 'upsert', file], asAdmin(server.url))
    await expect.poll(upsert.screen).toContain('Making people known: 0')
    upsert.types('\u0003')
    expect(await upsert.code).toBe(130)
    expect(upsert.screen()).toContain('Interrupted.')
  })

  test('a terminal has colours, unless NO_COLOR asks for none, and columns below each other', async () => {
    await using dir = await tempDir()
    const settings = { DATA_DIR: dir.path, PORT: '0' }
    await using colourful = inTerminal(['doctor'], settings)
    await colourful.code
    expect(colourful.screen()).toContain(`${coloured}✓`)
    await using plain = inTerminal(['doctor'], { ...settings, NO_COLOR: '1' })
    await plain.code
    expect(plain.screen()).toContain('✓ ')
    expect(plain.screen()).not.toContain('\u001b[')
    await chat.user('short', { displayName: 'Zed' })
    await chat.user('rather-long', { displayName: 'Zed' })
    await using list = inTerminal(['users', 'find', 'zed'], env)
    await list.code
    expect(list.screen()).toContain('short        Zed')
  })
})
