import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { join } from 'node:path'
import { relay } from '../../../src/realtime/bridge/cluster.ts'
import { answerForAll } from '../../../src/server/metrics/of-all.ts'
import type { Served } from '../../../src/several.ts'
import { freshDatabase, testTokens } from '../../support/chat.ts'
import { startOwnRedis } from '../../support/own-redis.ts'
import { startServerProcess } from '../../support/server-process.ts'

/** Two servers as people start them, on one database, with a way between them; each on a port of its own. */
export interface Pair extends AsyncDisposable {
  urls: readonly [one: string, two: string]
}

/** A minute: whatever is heard before came over the bridge. */
const nobodyLooks = { LOOK_EVERY_MS: '60000' }
const graceMs = { GRACE_MS: '100' }

export const pairs: Record<string, () => Promise<Pair>> = {
  Redis: async () => {
    await using stack = new AsyncDisposableStack()
    const { uri } = stack.use(freshDatabase())
    const redis = stack.use(await startOwnRedis())
    return await startTwo(stack, uri, { ...graceMs, ...nobodyLooks, REDIS_URL: redis.url })
  },
  /** As they look by default. */
  'the database alone': async () => {
    await using stack = new AsyncDisposableStack()
    return await startTwo(stack, stack.use(freshDatabase()).uri, graceMs)
  },
  /** What PROCESSES starts, but for the port. */
  'the process that has started both': async () => {
    await using stack = new AsyncDisposableStack()
    const { uri } = stack.use(freshDatabase())
    const workers: Worker[] = []
    const pass = relay(() => workers)
    const { secret: JWT_SECRET } = testTokens
    const env = { ...graceMs, ...nobodyLooks, MONGODB_URI: uri, JWT_SECRET, HOST: '127.0.0.1', PORT: '0' }
    cluster.setupPrimary({ exec: join('dist', 'server', 'main.js'), args: [], serialization: 'advanced', silent: true })
    const startOne = async (): Promise<string> => {
      const worker = cluster.fork({ ...env, LOG_LEVEL: 'warn' })
      workers.push(worker)
      stack.defer(async () => {
        const ended = once(worker, 'exit')
        worker.process.kill('SIGKILL')
        await ended
      })
      const served = Promise.withResolvers<Served>()
      worker.once('exit', () => served.reject(new Error('A process ended at its start.')))
      worker.on('message', (message: object) => {
        if ('served' in message) served.resolve(message as Served)
        else pass(message)
        void answerForAll(worker, message)
      })
      return `http://127.0.0.1:${(await served.promise).served.port}`
    }
    return kept(stack, [await startOne(), await startOne()])
  },
}

const startTwo = async (stack: AsyncDisposableStack, uri: string, env: Record<string, string>): Promise<Pair> => {
  const own = { ...env, RATE_LIMITS: 'on' }
  const [one, two] = [stack.use(await startServerProcess(uri, own)), stack.use(await startServerProcess(uri, own))]
  return kept(stack, [one.url, two.url])
}

/** What was started goes with the pair, and not before. */
const kept = (stack: AsyncDisposableStack, urls: Pair['urls']): Pair => {
  const all = stack.move()
  return { urls, [Symbol.asyncDispose]: () => all.disposeAsync() }
}
