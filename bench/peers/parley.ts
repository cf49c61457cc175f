import { randomUUID } from 'node:crypto'
import { startApp } from '../../src/app.ts'
import { createLogger } from '../../src/kernel/log.ts'
import { redisWay } from '../../src/realtime/bridge/redis.ts'
import { textDueAt } from '../load/mark.ts'
import { createGroup } from './parley-group.ts'
import { groupSize, personId, tokenOf } from './people.ts'
import { runServer } from './server-process.ts'

/** Parley as its start runs it, without its log. */
runServer(async ({ mongodbUri, jwtSecret, redisUrl }) => {
  const app = await startApp({
    mongodbUri,
    alone: redisUrl === undefined,
    bridge: redisUrl === undefined ? null : redisWay(redisUrl),
    host: '127.0.0.1',
    port: 0,
    tokens: { secret: jwtSecret, algorithm: 'HS256', roleClaim: 'role' },
    origins: null,
    directory: 'everyone',
    operationTimeoutMs: 10_000,
    explorer: null,
    logger: createLogger({ level: 'error', debug: false }),
  })
  const writer = { id: personId(0), name: null, role: 'USER', issuedAt: 0, expiresAt: null } as const
  let conversationId = ''

  return {
    port: app.port,
    prepare: async () => {
      if (conversationId) return
      const ids = Array.from({ length: groupSize }, (_, i) => personId(i))
      await app.people.know(ids.map((id) => ({ id, issuedAt: 0 })))
      conversationId = await createGroup(app.port, tokenOf(writer.id, jwtSecret), ids.slice(1))
    },
    publish: async (due) => {
      await app.messages.send(writer, { conversationId, clientId: randomUUID(), text: textDueAt(due) })
    },
    subscribers: () => app.hub.size,
    close: app.close,
  }
})
