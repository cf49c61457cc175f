import { expect, test } from 'vitest'
import {
  BroadcastsDocument,
  CreateRoomDocument,
  JoinRoomDocument,
  MarkBroadcastsReadDocument,
} from '../generated/operations.ts'
import { asAdmin, parley, startParley } from '../support/parley.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()
const root = await chat.admin()
const env = asAdmin(chat.url)
const broadcast = (...args: string[]) => parley(['broadcast', ...args], { env })

test('a broadcast to everyone wants --yes where nobody can be asked', async () => {
  const [ann] = await chat.people('ann')
  const asked = await broadcast('We close at six.', '--json')
  expect(asked).toMatchObject({ code: 2, stdout: '' })
  expect(JSON.parse(asked.stderr)).toMatchObject({ error: { code: 'USAGE', argument: '--yes' } })
  expect((await ann.does(BroadcastsDocument)).broadcasts.nodes).toEqual([])

  const sent = await broadcast('We close at six.', '--yes')
  expect(sent).toMatchObject({ code: 0, stderr: '' })
  expect(sent.stdout).toMatch(/^Sent to everyone, \d+ people: broadcast \S+\.\n$/)
  expect((await ann.does(BroadcastsDocument)).broadcasts.nodes).toMatchObject([{ text: 'We close at six.' }])
})

test('one to a room asks nobody, and goes to nobody else; an empty room is not everyone', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { room } = (await root.does(CreateRoomDocument, { input: { name: 'Kitchen' } })).createRoom
  await ann.does(JoinRoomDocument, { roomId: room.id })
  const args = ['Lunch!', '--room', room.id, '--client-id', 'lunch', '--json']
  expect(JSON.parse((await broadcast(...args)).stdout)).toMatchObject({
    deduplicated: false,
    broadcast: { text: 'Lunch!', room: { name: 'Kitchen' }, statistics: { audience: 1 } },
  })
  expect(JSON.parse((await broadcast(...args)).stdout)).toMatchObject({ deduplicated: true })
  const [heard] = (await ann.does(BroadcastsDocument)).broadcasts.nodes
  expect(heard).toMatchObject({ text: 'Lunch!' })
  expect((await bob.does(BroadcastsDocument)).broadcasts.nodes).toEqual([])
  expect(await broadcast('Lunch!', '--room', '', '--yes')).toMatchObject({ code: 2, stdout: '' })
  expect(await broadcast('Lunch!', '--room', 'none')).toMatchObject({ code: 1, stdout: '' })
})

const roomWith = async (...people: { does: typeof root.does }[]) => {
  const { room } = (await root.does(CreateRoomDocument, { input: { name: 'Watched' } })).createRoom
  for (const person of people) await person.does(JoinRoomDocument, { roomId: room.id })
  return room.id
}

test('its statistics move as people read it, also when newer ones are sent, and it ends when all have', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const room = await roomWith(ann, bob)
  await using watching = startParley(['broadcast', 'Hear!', '--room', room, '--watch'], { env, input: '' })
  await expect.poll(watching.stdout).toContain('Of 2 people 0 have it, and 0 have read it.')
  await ann.does(MarkBroadcastsReadDocument)
  await expect.poll(watching.stdout).toMatch(/Of 2 people \d have it, and 1 have read it\./)
  await broadcast('Something newer', '--yes')
  await bob.does(MarkBroadcastsReadDocument)
  const { code, stdout } = await watching.ended
  expect(code).toBe(0)
  expect(stdout).toMatch(/Of 2 people \d have it, and 2 have read it\.\n$/)
})

test('Ctrl-C ends the watching with 0, and with --json each state is a line', async () => {
  const [ann] = await chat.people('ann')
  const room = await roomWith(ann)
  await using watching = startParley(['broadcast', 'Hear!', '--room', room, '--watch', '--json'], { env, input: '' })
  await expect.poll(watching.stdout).toContain('{"statistics":')
  watching.kill('SIGINT')
  const { code, stdout, stderr } = await watching.ended
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object),
  ).toMatchObject([{ broadcast: { text: 'Hear!' } }, { statistics: { audience: 1, read: 0 } }])
})
