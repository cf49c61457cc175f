import { readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StartError } from '../kernel/errors.ts'
import { unusable } from './data-dir.ts'
import { isRunning } from './process-info.ts'

export interface DataDirLock {
  release: () => Promise<void>
}

/** Referred to from here, or the garbage collector would close them, and with that end the locks. */
const held = new Set<DatabaseSync>()

/**
 * Makes DATA_DIR this process's own until `release`; everybody else is refused with its pid. The lock is the operating
 * system's, on a file that is never removed: it ends with its holder, however that ends, and there is none to take over.
 */
export const lockDataDir = async (dataDir: string): Promise<DataDirLock> => {
  const pidFile = join(dataDir, 'parley.pid')
  let lock: DatabaseSync | undefined
  try {
    lock = new DatabaseSync(join(dataDir, 'data-dir.lock'))
    // SQLite's lock for the one who writes, on a database that stays empty: Node itself knows no lock of a file. A journal on
    // disk would outlive its process, and be removed under this same lock by whoever looks at it.
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN IMMEDIATE')
    writeFileSync(pidFile, `${process.pid}\n`)
  } catch (error) {
    lock?.close()
    throw isLocked(error) ? inUse(dataDir, pidFile) : unusable(dataDir, error as NodeJS.ErrnoException)
  }
  held.add(lock)

  return {
    release: async () => {
      if (!held.delete(lock)) return

      await rm(pidFile, { force: true }).catch(() => {})
      lock.close()
    },
  }
}

const sqliteBusy = 5

const isLocked = (error: unknown): boolean => (error as { errcode?: number }).errcode === sqliteBusy

const inUse = (dataDir: string, pidFile: string): StartError => {
  const pid = pidIn(pidFile)
  const who = pid === undefined ? 'another Parley' : `another Parley (process ${pid})`

  return new StartError(`DATA_DIR ${dataDir} is in use by ${who}: stop that one, or set another DATA_DIR.`)
}

/** The holder's, once it has written it; what a killed one left there isn't told. */
const pidIn = (pidFile: string): number | undefined => {
  try {
    const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10)

    return isRunning(pid) ? pid : undefined
  } catch {
    return undefined
  }
}
