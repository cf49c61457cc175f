import { expect, test } from 'vitest'
import {
  AddRoomMembersDocument,
  BroadcastStatisticsDocument,
  CreateRoomDocument,
  LeaveRoomDocument,
  MarkBroadcastsReadDocument,
} from '../generated/operations.ts'
import { startChat } from '../support/chat.ts'
import { range } from '../support/range.ts'
import { says } from './says.ts'

const statisticsFor = async (root: Parameters<typeof says>[0]) => {
  const { broadcasts } = await root.does(BroadcastStatisticsDocument)
  return Object.fromEntries(
    broadcasts.nodes.map(({ text, statistics }) => [
      text,
      [statistics!.audience, statistics!.delivered, statistics!.read],
    ]),
  )
}

test('audience, delivered and read move as it goes', async () => {
  await using chat = await startChat({ limits: { deliveredEveryMs: 10 } })
  const root = await chat.admin()
  const [ann, bob] = await chat.users('ann', 'bob')
  await says(root, 'one')
  expect(await statisticsFor(root)).toEqual({ one: [3, 0, 0] })

  await using anns = await ann.events()
  await using _ = await ann.events()
  await using bobs = await bob.events()
  await anns.next()
  await bobs.next()
  await says(root, 'two')
  await expect.poll(() => statisticsFor(root)).toEqual({ one: [3, 2, 0], two: [3, 2, 0] })
  await ann.does(MarkBroadcastsReadDocument)

  const eve = await chat.user('eve')
  await says(root, 'three')
  await eve.does(MarkBroadcastsReadDocument)
  await expect.poll(() => statisticsFor(root)).toEqual({ one: [3, 2, 1], two: [3, 2, 1], three: [4, 2, 1] })
})

test('of a room: who was in it then, whoever left or came since', async () => {
  await using chat = await startChat({ limits: { deliveredEveryMs: 10 } })
  const root = await chat.admin()
  const [ann, bob, cat] = await chat.users('ann', 'bob', 'cat')
  const roomId = (await root.does(CreateRoomDocument, { input: { name: 'Room' } })).createRoom.room.id
  await root.does(AddRoomMembersDocument, { roomId, userIds: [ann.id, bob.id] })
  await says(root, 'one', roomId)
  await ann.does(LeaveRoomDocument, { roomId })
  await root.does(AddRoomMembersDocument, { roomId, userIds: [cat.id] })
  await using cats = await cat.events()
  await cats.next()
  await says(root, 'two', roomId)
  for (const person of [ann, cat]) await person.does(MarkBroadcastsReadDocument)
  await expect.poll(() => statisticsFor(root)).toEqual({ one: [2, 0, 1], two: [2, 1, 1] })
})

test('of a page of 20 they take as many commands as of one', async () => {
  await using chat = await startChat({ limits: { lookEveryMs: 3_600_000, leaseMs: 3_600_000 } })
  const root = await chat.admin()
  const roomId = (await root.does(CreateRoomDocument, { input: { name: 'Room' } })).createRoom.room.id
  for (const i of range(1, 10)) {
    await says(root, `all ${i}`)
    await says(root, `room ${i}`, roomId)
  }
  const commands = (first: number) =>
    chat.commands(() =>
      root.does(`{ broadcasts(first: ${first}) { nodes {
        text isRead room { name isMember members { nodes { name } } } sender { name } statistics { audience delivered read } } } }`),
    )
  // Of commands that go side by side, either may be first.
  expect((await commands(20)).toSorted()).toEqual((await commands(2)).toSorted())
})
