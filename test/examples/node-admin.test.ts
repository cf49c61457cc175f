import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import {
  CreateRoomDocument,
  JoinRoomDocument,
  ReportMessageDocument,
  ReportsDocument,
} from '../generated/operations.ts'
import { startChat } from '../support/chat.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()
const admin = await chat.admin()

interface Ended {
  code: number
  stdout: string
  stderr: string
}

/** One of the scripts, as somebody runs it. */
const run = async (script: string, args: string[], token = admin.token, url = chat.url): Promise<Ended> => {
  const env = { PATH: process.env['PATH'], PARLEY_URL: `${url}/graphql`, TOKEN: token }
  const ended = promisify(execFile)(process.execPath, [`examples/node-admin/${script}`, ...args], { env })
  return ended.then((printed) => ({ code: 0, ...printed })).catch((error: unknown) => error as Ended)
}

test('broadcast.mjs tells everyone, or a room', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using anns = await ann.events()
  await using bobs = await bob.events()
  await Promise.all([anns.next(), bobs.next()])
  const all = await run('broadcast.mjs', ['We close at five'])
  expect(all).toMatchObject({ code: 0, stderr: '' })
  expect(all.stdout).toMatch(/^Told everyone: \d+ people\. It is \S+\.\n$/)
  for (const events of [anns, bobs])
    expect((await events.until('BroadcastAdded')).at(-1)).toMatchObject({
      broadcast: { text: 'We close at five', room: null },
    })

  const { createRoom } = await admin.does(CreateRoomDocument, { input: { name: 'Jewellers' } })
  await bob.does(JoinRoomDocument, { roomId: createRoom.room.id })
  const some = await run('broadcast.mjs', ['A course on Monday', createRoom.room.id])
  expect(some.stdout).toMatch(/^Told Jewellers: 1 people\./)
  expect((await bobs.until('BroadcastAdded')).at(-1)).toMatchObject({ broadcast: { text: 'A course on Monday' } })
})

test('message.mjs writes to a person as an admin', async () => {
  const [ann] = await chat.people('ann')
  await using events = await ann.events()
  await events.next()
  const sent = await run('message.mjs', [ann.id, 'Your order is here'])
  expect(sent).toMatchObject({ code: 0, stdout: 'Sent to ann, as number 1 of what you wrote to each other.\n' })
  expect(await events.next()).toMatchObject({ message: { text: 'Your order is here', isFromAdmin: true } })
})

test('sweep.mjs resolves by its rule what it can, leaves the rest, and says what it did', async () => {
  await using own = await startChat()
  const [ann, bob, eve] = await own.users('ann', 'bob', 'eve')
  const boss = await own.admin()
  const report = async (from: typeof ann, text: string) => {
    const message = await from.sends(bob, text)
    const { reportMessage } = await bob.does(ReportMessageDocument, { messageId: message.id, reason: 'Please look' })
    return { message, id: reportMessage.report.id }
  }
  const link = await report(ann, 'Cheaper at https://elsewhere.example')
  const advertising = await report(eve, 'Buy bitcoin\nDone: {}')
  const rude = await report(ann, 'You are rude')
  const gone = await report(ann, 'I take it back')
  await ann.does('mutation ($id: ID!) { deleteMessage(messageId: $id) { message { id } } }', { id: gone.message.id })
  const open = async () =>
    (await boss.does(ReportsDocument, { status: 'OPEN' })).reports.nodes.map(({ id }) => id).sort()

  const dry = await run('sweep.mjs', ['--dry-run'], boss.token, own.url)
  const summary = '{"DISMISS":1,"DELETE_MESSAGE":1,"SUSPEND_SENDER":1,"left":1}'
  expect(dry.stdout).toContain(`It would be: ${summary}`)
  expect(await open()).toHaveLength(4)

  const swept = await run('sweep.mjs', [], boss.token, own.url)
  expect(swept).toMatchObject({ code: 0, stderr: '' })
  expect(swept.stdout).toContain(`Done: ${summary}`)
  expect(swept.stdout).toContain(`DELETE_MESSAGE ${link.id} {"by":"ann","text":"Cheaper at https://elsewhere.example"`)
  expect(swept.stdout).not.toMatch(/^Done: \{\}/m)
  expect(await open()).toEqual([rude.id])
  expect(await bob.history(link.message.conversation.id)).toMatchObject([
    { text: null },
    { text: 'You are rude' },
    { text: null },
  ])
  expect(await eve.refused('{ unreadCount }')).toBe('SUSPENDED')
  const { reports } = await boss.does(ReportsDocument, { status: 'RESOLVED' })
  expect(Object.fromEntries(reports.nodes.map(({ id, action, note }) => [id, [action, note]]))).toEqual({
    [link.id]: ['DELETE_MESSAGE', 'A link to elsewhere.'],
    [advertising.id]: ['SUSPEND_SENDER', 'Advertising.'],
    [gone.id]: ['DISMISS', 'Its sender has deleted it.'],
  })
  expect((await run('sweep.mjs', [], boss.token, own.url)).stdout).toContain('"left":1}')
})

test('a token that is none, one of no admin, a person who isn’t there, and nothing given: a sentence, and exit code 1', async () => {
  const [ann] = await chat.people('ann')
  const fails = async (stderr: RegExp, ended: Promise<Ended>) =>
    expect(await ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(stderr) })
  for (const [script, args] of [
    ['broadcast.mjs', ['Hello']],
    ['message.mjs', [ann.id, 'Hello']],
    ['sweep.mjs', []],
  ] as const) {
    await fails(/^UNAUTHENTICATED: .+\n$/, run(script, [...args], 'eyJ.none'))
    await fails(/^FORBIDDEN: .+\n$/, run(script, [...args], ann.token))
    for (const token of ['', 'eyJ…']) await fails(/^Set TOKEN to an admin’s token\.\n$/, run(script, [...args], token))
  }
  await fails(/^NOT_FOUND: .+\n$/, run('message.mjs', ['nobody', 'Hello']))
  await fails(/^node broadcast\.mjs TEXT/, run('broadcast.mjs', []))
  await fails(/^node message\.mjs PERSON/, run('message.mjs', [ann.id]))
})
