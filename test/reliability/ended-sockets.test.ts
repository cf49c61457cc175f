import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { freshDatabase } from '../support/chat.ts'

test('what is asked of the database as its connections end is answered, or fails: nothing waits for good', async () => {
  await using fresh = freshDatabase()
  await using relay = await startRelay(fresh.uri)
  const sockets: Socket[] = []
  const note = (message: unknown): void => void sockets.push((message as { socket: Socket }).socket)
  subscribe('net.client.socket', note)
  const database = await openDatabase({ uri: relay.uri, timeoutMs: 5000 })
  await database.ping()
  unsubscribe('net.client.socket', note)
  const asked: Promise<string>[] = []
  const ask = (): Promise<string> =>
    database.ping().then(
      () => 'answered',
      () => 'failed',
    )
  for (const socket of sockets)
    if (socket.remotePort === relay.port)
      // Once it has ended, and before Node says that it is closed.
      socket.once('end', () => setImmediate(() => asked.push(ask())))
  relay.end()
  await expect.poll(() => asked.length).toBeGreaterThan(0)
  expect(['answered', 'failed']).toEqual(expect.arrayContaining(await Promise.all(asked)))
  expect(await ask()).toBe('answered')
  await database.close()
}, 60_000)

/** Between a server and its database: `end` ends each connection that there is, as a process does that stops. */
const startRelay = async (to: string) => {
  const uri = new URL(to)
  const [port, host] = [Number(uri.port), uri.hostname]
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    const onwards = connect(port, host)
    open.add(socket)
    for (const each of [socket, onwards]) each.on('error', () => {})
    socket.pipe(onwards).pipe(socket)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const own = server.address() as AddressInfo
  uri.port = String(own.port)
  uri.searchParams.set('directConnection', 'true')
  return {
    uri: uri.href,
    port: own.port,
    end: () => {
      for (const socket of open) socket.end()
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
