import { startApp } from '../../src/app.ts'
import { createLogger } from '../../src/kernel/log.ts'
import { runServer } from './server-process.ts'

/** Parley as its start runs it, without its log. */
runServer(({ mongodbUri, jwtSecret }) =>
  startApp({
    mongodbUri,
    alone: true,
    host: '127.0.0.1',
    port: 0,
    tokens: { secret: jwtSecret, algorithm: 'HS256', roleClaim: 'role' },
    origins: null,
    directory: 'everyone',
    operationTimeoutMs: 10_000,
    explorer: null,
    logger: createLogger({ level: 'error', debug: false }),
  }),
)
