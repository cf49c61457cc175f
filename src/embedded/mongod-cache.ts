import { chmod, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { proveMongod } from './prove-mongod.ts'
import type { Environment } from './progress.ts'

/** Where what was fetched is kept for all projects of a person: `$XDG_CACHE_HOME/parley`, or `~/.cache/parley`. */
export const defaultCacheDir = (env: Environment): string =>
  join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'), 'parley')

/** The mongods in the cache, the newest version first. */
export const cachedMongods = async (cacheDir: string): Promise<string[]> => {
  const names = await readdir(cacheDir).catch(() => [])

  return names
    .filter((name) => /^mongod-\d+\.\d+\.\d+$/.test(name))
    .toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .map((name) => join(cacheDir, name))
}

interface Kept {
  path: string
  version: string
}

/**
 * Keeps the mongod that `fetch` brings into a folder of its own. It appears in the cache by one rename, once it has been
 * proven to run, so others that look or fetch at the same time never meet half of one.
 */
export const keepInCache = async (
  cacheDir: string,
  env: Environment,
  fetch: (into: string) => Promise<string>,
): Promise<Kept> => {
  await mkdir(cacheDir, { recursive: true })
  await removeAbandoned(cacheDir)
  const into = await mkdtemp(join(cacheDir, fetching))

  try {
    const fetched = await fetch(into)
    await chmod(fetched, 0o755)
    const version = await proveMongod(fetched, env)
    const path = join(cacheDir, `mongod-${version}`)
    await rename(fetched, path)

    return { path, version }
  } finally {
    await rm(into, { recursive: true, force: true })
  }
}

const fetching = 'fetching-'

/** Longer than any fetch is allowed to take. */
const abandonedAfterMs = 3_600_000

const removeAbandoned = async (cacheDir: string): Promise<void> => {
  for (const name of await readdir(cacheDir)) {
    if (!name.startsWith(fetching)) continue

    const folder = join(cacheDir, name)
    const since = await stat(folder).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    )
    if (since > abandonedAfterMs) await rm(folder, { recursive: true, force: true })
  }
}
