import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultCacheDir } from '../../src/embedded/mongod-cache.ts'
import { findMongod } from '../../src/embedded/find-mongod.ts'
import { startMongod } from '../../src/embedded/run-mongod.ts'

export const findBinary = async (): Promise<string> => {
  const explicit = process.env['MONGOD_BINARY']
  const found = await findMongod({
    explicit,
    cacheDir: defaultCacheDir(process.env),
    progress: () => {},
    env: process.env,
  })
  return found.path
}

/** A mongod of a test's own, to be killed, stopped and started again on its data. */
export interface OwnMongod extends AsyncDisposable {
  readonly uri: string
  readonly pid: number
  signal(signal: NodeJS.Signals): void
  /** kill -9, and started again on what it left, on the same port. */
  killAndRestart(): Promise<void>
}

export const startOwnMongod = async (): Promise<OwnMongod> => {
  const [binary, dataDir] = await Promise.all([findBinary(), mkdtemp(join(tmpdir(), 'parley-mongod-'))])
  const start = () => startMongod({ binary, dataDir, progress: () => {}, cacheSizeGb: 0.25 })
  let mongod = await start()
  return {
    get uri() {
      return mongod.uri
    },
    get pid() {
      return mongod.pid
    },
    signal: (signal) => process.kill(mongod.pid, signal),
    killAndRestart: async () => {
      process.kill(mongod.pid, 'SIGKILL')
      await mongod.exited
      await mongod.close()
      mongod = await start()
    },
    [Symbol.asyncDispose]: async () => {
      process.kill(mongod.pid, 'SIGCONT')
      await mongod.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
