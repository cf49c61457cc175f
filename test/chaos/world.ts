import { startOwnMongod, type OwnMongod } from '../support/own-mongod.ts'
import { startOwnRedis, type OwnRedis } from '../support/own-redis.ts'
import { startProxy, type Proxy } from '../support/proxy.ts'
import { startServerProcess, type Heeding, type ServerProcess } from '../support/server-process.ts'

/** Two servers on one database, with a Redis between them, each behind a network that can be a bad one. */
export interface World extends AsyncDisposable {
  mongod: OwnMongod
  redis: OwnRedis
  servers: Server[]
  /** What servers have printed, by now. */
  printed: string[]
  /** Ends of servers that nobody asked for. */
  exits: string[]
}

export interface Server {
  process: ServerProcess
  network: Proxy
}

/** A tenth of production's times. */
const settings = {
  LEASE_MS: '1500',
  LOOK_EVERY_MS: '150',
  GRACE_MS: '500',
  OPERATION_TIMEOUT_MS: '3000',
}

/** Pieces of what servers print that are kept: more than the longest run gives. */
const printedLimit = 200_000

export const startWorld = async (): Promise<World> => {
  const stack = new AsyncDisposableStack()
  const mongod = stack.use(await startOwnMongod())
  const redis = stack.use(await startOwnRedis())
  const uri = new URL(mongod.uri)
  uri.pathname = '/chaos'
  const servers: Server[] = []
  const [printed, exits]: [string[], string[]] = [[], []]
  const heeding: Heeding = {
    printed: (text) => void (printed.length < printedLimit && printed.push(text)),
    ended: (isAsked, how) => void (isAsked || exits.push(`a server ended unasked: ${how}`)),
  }
  for (let i = 0; i < 2; i++) {
    const process = stack.use(await startServerProcess(uri.href, { ...settings, REDIS_URL: redis.url }, heeding))
    servers.push({ process, network: stack.use(await startProxy(() => process.url)) })
  }
  return { mongod, redis, servers, printed, exits, [Symbol.asyncDispose]: () => stack.disposeAsync() }
}
