import { findMongod } from './find-mongod.ts'
import { keepMongodRunning } from './keep-running.ts'
import { defaultCacheDir } from './mongod-cache.ts'
import type { Environment, Progress } from './progress.ts'

export interface StartEmbedded {
  dataDir: string
  mongodBinary?: string | undefined
  progress: Progress
  /** @default 1 (GB) */
  cacheSizeGb?: number
  /** @default this process's own, which child processes inherit */
  env?: Environment
  /** @default `$XDG_CACHE_HOME/parley`, or `~/.cache/parley` */
  cacheDir?: string
}

export interface Embedded {
  uri: string
  /** Which way mongod was found, for people. */
  from: string
  version: string
  dataDir: string
  close: () => Promise<void>
}

/** The MongoDB of whoever has none: found or fetched, and kept running on DATA_DIR. Rejects with a `StartError`. */
export const startEmbedded = async (needs: StartEmbedded): Promise<Embedded> => {
  const { dataDir, mongodBinary, progress, cacheSizeGb = 1, env = process.env } = needs
  const { cacheDir = defaultCacheDir(env) } = needs
  const found = await findMongod({ explicit: mongodBinary, cacheDir, progress, env })
  const { uri, close } = await keepMongodRunning({ binary: found.path, dataDir, progress, cacheSizeGb })

  return { uri, from: found.from, version: found.version, dataDir, close }
}
