import { setTimeout as wait } from 'node:timers/promises'
import { queryObjects } from 'node:v8'
import { startApp, type AppOptions } from '../../src/app.ts'
import { createLogger } from '../../src/kernel/log.ts'
import { ClientSocket } from '../../src/server/websocket/socket.ts'

/** What a server has of its subscribers, once what is garbage is gone. */
export interface Counted {
  heapBytes: number
  /** Beside the heap. */
  bufferBytes: number
  subscribers: number
  /** Those of typing and of who is online. */
  watchers: number
  sockets: number
  /** Connections that something still refers to. */
  kept: number
  timers: number
}

/** A server in a process of its own, run with `--expose-gc`: any message is answered with what it has. */
const [mongodbUri, tokens] = process.argv.slice(2) as [string, string]
const app = await startApp({
  mongodbUri,
  alone: false,
  host: '127.0.0.1',
  port: 0,
  tokens: JSON.parse(tokens) as AppOptions['tokens'],
  origins: null,
  directory: 'everyone',
  operationTimeoutMs: 30_000,
  explorer: null,
  // A reader that is stuck stays, however slow the machine is.
  limits: { sockets: { pingMs: 600_000 } },
  logger: createLogger({ level: 'fatal', debug: false }),
})

const count = async (): Promise<Counted> => {
  // What ends in this turn lets go in one of the next.
  for (let i = 0; i < 5; i++) {
    globalThis.gc!()
    await wait(1)
  }
  const { heapUsed: heapBytes, arrayBuffers: bufferBytes } = process.memoryUsage()
  return {
    heapBytes,
    bufferBytes,
    subscribers: app.hub.size,
    watchers: app.presence.typing.size + app.presence.service.size,
    sockets: app.sockets.size,
    kept: queryObjects(ClientSocket, { format: 'count' }),
    timers: process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length,
  }
}
process.on('message', () => void count().then((counted) => process.send!(counted)))
process.once('disconnect', () => process.exit())
process.send!(app.port)
