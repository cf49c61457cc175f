import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { freePort } from '../../src/embedded/free-port.ts'
import { findRedis } from './find-redis.ts'

/** A Redis of a test's own, to be killed, stopped and started again, which keeps nothing. */
export interface OwnRedis extends AsyncDisposable {
  readonly url: string
  readonly pid: number | undefined
  /** One's own connection, to do what others do. */
  client(): Redis
  signal(signal: NodeJS.Signals): void
  kill(): Promise<void>
  /** On the same port, empty. */
  start(): Promise<void>
}

export const startOwnRedis = async ({ isThere = true } = {}): Promise<OwnRedis> => {
  const [binary, dir, port] = await Promise.all([findRedis(), mkdtemp(join(tmpdir(), 'parley-redis-')), freePort()])
  const url = `redis://127.0.0.1:${port}`
  const clients: Redis[] = []
  let child: ChildProcess | null = null
  const start = async (): Promise<void> => {
    const options = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', dir]
    child = spawn(binary, ['--port', String(port), ...options], { stdio: ['ignore', 'pipe', 'inherit'] })
    for await (const text of child.stdout!) if (String(text).includes('Ready to accept connections')) break
  }
  const kill = async (): Promise<void> => {
    if (!child) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
    child = null
  }
  if (isThere) await start()
  return {
    url,
    get pid() {
      return child?.pid
    },
    client: () => {
      const client = new Redis(url, { maxRetriesPerRequest: null })
      client.on('error', () => {})
      clients.push(client)
      return client
    },
    signal: (signal) => void child?.kill(signal),
    kill,
    start,
    [Symbol.asyncDispose]: async () => {
      for (const client of clients) client.disconnect()
      await kill()
      await rm(dir, { recursive: true, force: true })
    },
  }
}
