import { expect, test } from 'vitest'
import { OnlineUsersDocument, SetAvailabilityDocument } from '../generated/operations.ts'
import type { Person } from '../support/person.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { eventually } from '../support/eventually.ts'

/** What a process looks after by itself comes in between too rarely to be counted. */
const quiet = { lookEveryMs: 3_600_000, leaseMs: 3_600_000 }
const chat = await startSharedChat({ limits: { graceMs: 50, ...quiet } })
const forAdmins = await startSharedChat({ directory: 'admins' })

const [viewer] = await chat.people('viewer')

const online = async (person: Person, more: { search?: string; first?: number; after?: string | null } = {}) =>
  (await person.does(OnlineUsersDocument, more)).onlineUsers

/** People with a connection each, seen by others by now. */
const connected = async (...names: string[]) => {
  const people = await chat.people(...names)
  const clients = await Promise.all(people.map((person) => person.connect()))
  const isThere = async ({ id }: Person) =>
    (await chat.app.database.connections.countDocuments({ userId: id, leftAt: null })) === 1
  await eventually(async () => expect(await Promise.all(people.map(isThere))).not.toContain(false))
  return { people, clients }
}

const idsOf = (people: { id: string }[]) => people.map(({ id }) => id)

test('who is online comes by name, in pages, each person once', async () => {
  const { people } = await connected('Zoe', 'adam', 'Émile', 'bea', 'Carl')
  const [zoe, adam, emile, bea, carl] = people
  await (await zoe!.connect()).close()
  const wanted = [adam, bea, carl, emile, zoe].map((person) => person!.id)
  const first = await online(viewer, { first: 2 })
  expect(idsOf(first.nodes)).toEqual(wanted.slice(0, 2))
  expect(first).toMatchObject({ pageInfo: { hasNextPage: true }, totalCount: 5 })
  const second = await online(viewer, { first: 2, after: first.pageInfo.endCursor! })
  const third = await online(viewer, { first: 2, after: second.pageInfo.endCursor! })
  expect([...idsOf(second.nodes), ...idsOf(third.nodes)]).toEqual(wanted.slice(2))
  expect(third.pageInfo.hasNextPage).toBe(false)
  expect(idsOf((await online(viewer, { search: 'EMI' })).nodes)).toEqual([emile!.id])
  expect((await online(viewer, { search: 'nobody' })).nodes).toEqual([])
})

test('who left, and who is invisible, is not among them; oneself is', async () => {
  const { people, clients } = await connected('Ida', 'Ina', 'Iva')
  const [ida, ina, iva] = people
  await ida!.does(SetAvailabilityDocument, { availability: 'INVISIBLE' })
  await clients[1]!.close()
  await eventually(async () => expect(idsOf((await online(viewer, { search: 'i' })).nodes)).toEqual([iva!.id]))
  expect(idsOf((await online(ida!, { search: 'i' })).nodes)).toEqual([ida!.id, iva!.id])
  expect(idsOf((await online(ina!, { search: 'ina' })).nodes)).toEqual([])
})

test('who is known by another name is found by it', async () => {
  const { people } = await connected('Otto')
  const named = await chat.user(people[0]!.id, { displayName: 'Ursula' })
  await eventually(async () => expect(idsOf((await online(viewer, { search: 'ursula' })).nodes)).toEqual([named.id]))
  expect((await online(viewer, { search: 'otto' })).nodes).toEqual([])
})

test('a page of 50 takes as many commands as one of 5, and statuses of a page one each kind', async () => {
  await connected(...range(1, 60).map((i) => `many ${i}`))
  const query = (first: number) =>
    `{ onlineUsers(search: "many", first: ${first}) { nodes { name status { isOnline } } } }`
  const commandsFor = (first: number) =>
    chat.commands(async () => expect(await viewer.ask(query(first))).not.toHaveProperty('errors'))
  const five = await commandsFor(5)
  expect(await commandsFor(50)).toEqual(five)
  expect(five).toHaveLength(5)
})

test('arguments over their limits are refused', async () => {
  expect(await viewer.refused(OnlineUsersDocument, { first: 101 })).toBe('BAD_USER_INPUT first')
  expect(await viewer.refused(OnlineUsersDocument, { first: 0 })).toBe('BAD_USER_INPUT first')
  expect(await viewer.refused(OnlineUsersDocument, { after: 'nothing' })).toBe('BAD_USER_INPUT after')
  expect(await viewer.refused(OnlineUsersDocument, { search: 'x'.repeat(101) })).toBe('BAD_USER_INPUT search')
})

test('DIRECTORY=admins: only admins list who is online', async () => {
  const [ann] = await forAdmins.people('ann')
  expect(await ann.refused(OnlineUsersDocument)).toBe('FORBIDDEN')
  const root = await forAdmins.admin()
  await using _phone = await ann.connect()
  await eventually(async () => expect(idsOf((await online(root)).nodes)).toEqual([ann.id]))
})
