import { expect, test } from 'vitest'
import { signToken } from '../../src/server/authentication.ts'
import { OnlineUsersDocument, UserStatusChangedDocument } from '../generated/operations.ts'
import { freshDatabase, testTokens } from '../support/chat.ts'
import { eventually } from '../support/eventually.ts'
import type { FrameClient } from '../support/frames.ts'
import { createPerson } from '../support/person.ts'
import { seeded } from '../support/random.ts'
import { range } from '../support/range.ts'
import { startServerProcess } from '../support/server-process.ts'

const [leaseMs, graceMs] = [2000, 500]
const env = { LEASE_MS: String(leaseMs), GRACE_MS: String(graceMs), LOOK_EVERY_MS: '100' }
const kills = 2

test('kill -9, again and again: nobody with a live socket is ever offline, all others are within lease and grace, and at rest presence is the set of live sockets', async () => {
  await using database = freshDatabase()
  await using one = await startServerProcess(database.uri, env)
  await using two = await startServerProcess(database.uri, env)
  const random = seeded(1)
  const at = (url: string, id: string, role = 'user') =>
    createPerson(url, id, signToken({ id, name: id, role }, testTokens, 3600))
  /** Who has a socket at the first throughout, and who comes and goes at both. */
  const staying = range(1, 6).map((i) => `stays-${i}`)
  const moving = range(1, 6).map((i) => `moves-${i}`)
  const sockets = new Map<FrameClient, { id: string; url: string }>()
  const connect = async (id: string, url: string): Promise<FrameClient> => {
    const socket = await at(url, id).connect()
    sockets.set(socket, { id, url })
    void socket.closed.then(() => sockets.delete(socket))
    return socket
  }
  const live = () => [...new Set([...sockets.values()].map(({ id }) => id))].toSorted()

  const viewer = (url: string) => at(url, 'viewer', 'admin')
  const online = async (url: string): Promise<string[]> =>
    (await viewer(url).does(OnlineUsersDocument, { first: 100 })).onlineUsers.nodes
      .map(({ id }) => id)
      .filter((id) => id !== 'viewer')
      .toSorted()
  await Promise.all(staying.map((id) => connect(id, one.url)))
  await eventually(async () => expect(await online(one.url)).toEqual(staying.toSorted()))
  // What is told of them, and what is answered, all the while.
  const watching = await viewer(one.url).connect()
  watching.send({
    id: 'watch',
    type: 'subscribe',
    payload: { query: UserStatusChangedDocument.toString(), variables: { userIds: staying } },
  })
  const missing = new Set<string>()
  let looks = 0
  let over = false
  const looking = (async () => {
    while (!over) {
      const there = new Set(await online(one.url))
      for (const id of staying) if (!there.has(id)) missing.add(id)
      looks++
    }
  })()
  // Where a test fails, the servers go while it looks.
  looking.catch(() => {})

  for (const round of range(1, kills)) {
    for (const id of [...staying, ...moving]) if (random.below(3) > 0) await connect(id, two.url)
    for (const id of moving) if (random.below(3) === 0) await connect(id, one.url)
    await connect('leaves', two.url)
    await eventually(async () => expect(await online(two.url)).toEqual(live()))
    await two.kill('SIGKILL')
    const killedAt = performance.now()
    // Some come back at the other at once, within the lease of the one that is gone.
    for (const id of moving) if (random.below(3) === 0) await connect(id, one.url)
    await eventually(async () => expect(await online(one.url)).toEqual(live()))
    const took = performance.now() - killedAt
    console.log(`kill ${round}: presence is the set of live sockets after ${Math.round(took)} ms`)
    expect(took).toBeLessThan(leaseMs + graceMs + 2000)
    await two.start()
    const [gone] = [...sockets].find(([, { id }]) => id.startsWith('moves')) ?? []
    await gone?.close()
    for (const { url } of [one, two]) await eventually(async () => expect(await online(url)).toEqual(live()))
  }
  over = true
  await looking
  expect([...missing]).toEqual([])
  expect(looks).toBeGreaterThan(20)
  // Not once were they told to be offline: of who stays nothing is told.
  watching.send({ type: 'ping' })
  expect((await watching.next()).type).toBe('pong')
  for (const socket of [watching, ...sockets.keys()]) await socket.close()
})
