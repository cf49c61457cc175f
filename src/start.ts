import cluster from 'node:cluster'
import { existsSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { resolve } from 'node:path'
import closeWithGrace from 'close-with-grace'
import type { Logger } from 'pino'
import type { S3Options } from './attachment/s3.ts'
import { keptSecret } from './demo/secret.ts'
import { demoIdentities, signDemoTokens } from './demo/people.ts'
import { seedDemo } from './demo/seed.ts'
import { demoTabs } from './demo/tabs.ts'
import { StartError } from './kernel/errors.ts'
import { createLogger } from './kernel/log.ts'
import { readRateLimits } from './kernel/rate-limits.ts'
import { readSettings, type Settings } from './kernel/settings.ts'
import type { Way } from './realtime/bridge/transport.ts'
import { askForAll } from './server/metrics/of-all.ts'
import { startSeveral, stopWord, type Served } from './several.ts'
import { tokenOptions } from './server/token-options.ts'
import { welcome, type Welcome } from './welcome.ts'

/** Milliseconds within which a stop is done, come what may. */
const stopWithinMs = 9000

/** What a start tells whoever started it. */
export interface Telling {
  /** A line, while it starts and stops. */
  say(line: string): void
  /** Once, when it serves. */
  ready(all: Welcome): void
}

/** Serves until a signal ends the process. Rejects with a StartError where it can't. */
export const start = async ({ say, ready }: Telling): Promise<void> => {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const settings = readSettings(process.env)
  const logger = createLogger({ level: settings.LOG_LEVEL, debug: settings.DEBUG })
  if (settings.RATE_LIMITS === 'off' && !cluster.isWorker)
    logger.warn('RATE_LIMITS is off: anybody may do anything as often as they like.')
  const dataDir = resolve(settings.DATA_DIR)
  const isDemo = !settings.JWT_SECRET && !settings.JWT_JWKS_URL
  if (isDemo && !['127.0.0.1', 'localhost', '::1'].includes(settings.host))
    throw new StartError(
      'Without JWT_SECRET or JWT_JWKS_URL it listens on this machine alone: set one of them, or leave HOST out.',
    )
  if (settings.PROCESSES > 1 && cluster.isPrimary) return startProcesses(settings, dataDir, { say, ready })
  // What is wrong above is said before the rest is loaded; and that is loaded while mongod starts.
  const [embedded, { startApp }] = await Promise.all([
    settings.MONGODB_URI ? null : runMongod(settings, dataDir, say),
    import('./app.ts'),
  ])
  try {
    const kept = isDemo ? await keptSecret(dataDir) : null
    const tokens = tokenOptions(settings, kept ?? settings.JWT_SECRET)
    const demo = kept === null ? null : signDemoTokens(tokenOptions(settings, kept))
    const app = await startApp({
      mongodbUri: settings.MONGODB_URI ?? embedded!.uri,
      alone: embedded !== null,
      host: settings.host,
      port: settings.PORT,
      sharesPort: cluster.isWorker,
      tokens,
      origins: settings.CLIENT_URL ?? null,
      trustedProxies: settings.TRUSTED_PROXIES ?? null,
      rateLimits: readRateLimits(settings.RATE_LIMITS),
      directory: settings.DIRECTORY,
      operationTimeoutMs: settings.OPERATION_TIMEOUT_MS,
      publicUrl: settings.PUBLIC_URL,
      uploadMaxBytes: settings.UPLOAD_MAX_MB * 2 ** 20,
      s3: s3Options(settings),
      bridge: await bridgeOf(settings),
      logRetentionDays: settings.LOG_RETENTION_DAYS,
      limits: { leaseMs: settings.LEASE_MS, lookEveryMs: settings.LOOK_EVERY_MS, graceMs: settings.GRACE_MS },
      onGap: () => process.kill(process.pid, 'SIGTERM'),
      metrics: {
        token: settings.METRICS_TOKEN,
        isOpen: isDemo,
        ofAll: cluster.isWorker ? askForAll(process) : null,
      },
      demo: demo && demoIdentities(demo),
      documents: await documentsOf(settings),
      explorer: settings.isProduction ? null : demo ? demoTabs(demo) : [],
      logger,
    })
    stopInOrder(logger, say, async () => {
      await app.close()
      await embedded?.close()
    })
    if (demo) await seedDemo(app)
    const host = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(settings.host) ? 'localhost' : settings.host
    ready({
      url: settings.PUBLIC_URL ?? `http://${host}:${app.port}`,
      port: app.port,
      data: embedded ? embedded.dataDir : 'at MONGODB_URI',
      mongod: embedded ? `${embedded.version}, from ${embedded.from}` : 'at MONGODB_URI',
      hasExplorer: !settings.isProduction,
      startedInMs: performance.now(),
      pid: process.pid,
      demo,
    })
    // By itself it is written at an ordered end, which a kill -9 is not.
    flushCompileCache()
  } catch (error) {
    await embedded?.close()
    throw error
  }
}

/** The same as several processes: this one only starts them, with the database where they have none of their own, and stops them. */
const startProcesses = async (settings: Settings, dataDir: string, { say, ready }: Telling): Promise<void> => {
  const embedded = settings.MONGODB_URI ? null : await runMongod(settings, dataDir, say)
  try {
    // Made once, before all of them look for it.
    if (!settings.JWT_SECRET && !settings.JWT_JWKS_URL) await keptSecret(dataDir)
    const onEnded = (pid: number, how: string) => say(`Process ${pid} ended (${how}), and is started again.`)
    const all = await startSeveral(settings.PROCESSES, embedded ? { MONGODB_URI: embedded.uri } : {}, onEnded)
    stopInOrder(createLogger({ level: settings.LOG_LEVEL, debug: settings.DEBUG }), say, async () => {
      await all.close(stopWithinMs - 1000)
      await embedded?.close()
    })
    ready({
      ...all.welcome,
      ...(embedded && { data: embedded.dataDir, mongod: `${embedded.version}, from ${embedded.from}` }),
      startedInMs: performance.now(),
      pid: process.pid,
    })
  } catch (error) {
    await embedded?.close()
    throw error
  }
}

/** At a signal, or where an unexpected error ends the process. One of several is stopped by the one that has started them. */
const stopInOrder = (logger: Logger, say: Telling['say'], close: () => Promise<void>): void => {
  const skip = cluster.isWorker ? (['SIGINT', 'SIGHUP'] as const) : []
  let isStopping = false
  closeWithGrace({ delay: stopWithinMs, logger: false, skip: [...skip] }, async ({ err, signal }) => {
    isStopping = true
    if (err) logger.fatal({ err }, 'An unexpected error ends the process.')
    else say(`\n${signal ?? 'A stop'}: finishing what is in flight …`)
    await close()
    if (!err) say('Stopped.')
  })
  if (!cluster.isWorker) return
  // What a terminal sends goes to all of them at once.
  for (const signal of skip) process.on(signal, () => {})
  process.on('message', (word) => {
    if (word === stopWord && !isStopping) process.kill(process.pid, 'SIGTERM')
  })
}

const documentsOf = async ({ PERSISTED_DOCUMENTS: mode, PERSISTED_DOCUMENTS_FILE: file, isProduction }: Settings) => {
  const { readManifests } = await import('./server/graphql/manifest.ts')
  return {
    hidesSchema: isProduction,
    persisted: { mode, manifest: mode === 'off' ? new Map<string, string>() : await readManifests(file) },
  }
}

const bridgeOf = async ({ REDIS_URL }: Settings): Promise<Way | null> => {
  if (REDIS_URL) return (await import('./realtime/bridge/redis.ts')).redisWay(REDIS_URL)
  return cluster.isWorker ? (await import('./realtime/bridge/cluster.ts')).clusterWay(process) : null
}

/** Loaded only where it is used: a server with a database of its own starts without it. */
const runMongod = async ({ MONGOD_BINARY: mongodBinary }: Settings, dataDir: string, progress: Telling['say']) => {
  const { startEmbedded } = await import('./embedded/embedded.ts')
  return startEmbedded({ dataDir, mongodBinary, progress, env: process.env })
}

const s3Options = (settings: Settings): S3Options | null =>
  settings.S3_ENDPOINT && settings.S3_BUCKET && settings.S3_ACCESS_KEY_ID && settings.S3_SECRET_ACCESS_KEY
    ? {
        endpoint: settings.S3_ENDPOINT,
        bucket: settings.S3_BUCKET,
        region: settings.S3_REGION,
        accessKeyId: settings.S3_ACCESS_KEY_ID,
        secretAccessKey: settings.S3_SECRET_ACCESS_KEY,
      }
    : null

/** The same for people, in sentences: also where it can't. One of several speaks by the one that has started it. */
export const startInWords = async (): Promise<void> => {
  const telling: Telling = cluster.isWorker
    ? { say: () => {}, ready: (served) => void process.send!({ served } satisfies Served) }
    : { say: (line) => console.log(line), ready: (all) => console.log(welcome(all)) }
  try {
    await start(telling)
  } catch (error) {
    // A sentence is all that helps whoever starts it; anything else is ours, and comes with its stack.
    console.error(error instanceof StartError ? `\n${error.message}\n` : error)
    process.exit(1)
  }
}
