import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { copyFile, link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { StartError } from '../kernel/errors.ts'
import { unusable } from './data-dir.ts'
import { isRunning, startOf } from './process-info.ts'

export interface DataDirLock {
  release: () => Promise<void>
}

interface Holder {
  pid: number
  /** Tells the holder from a later process of the same pid. */
  start?: string | undefined
  /** Tells one claim from another of the same process. */
  claim?: string
}

/** Milliseconds after which whoever meant to move a dead holder's lock has done so. */
const settleMs = 100

/**
 * Makes DATA_DIR this process's own until `release`. A lock outlives its holder when that is killed, and is then taken
 * over; while the holder runs, everybody else is refused with its pid.
 */
export const lockDataDir = async (dataDir: string): Promise<DataDirLock> => {
  const lock = join(dataDir, 'parley.lock')
  const mine = `${lock}.${randomUUID()}`
  const holder: Holder = { pid: process.pid, start: startOf(process.pid), claim: randomUUID() }
  const written = JSON.stringify(holder)

  try {
    await writeFile(mine, written, { mode: 0o600 })
    for (let contended = false; ; contended = true) {
      // Where others take a dead one's lock over too, one of them may still be moving it: who finds it changed has lost it.
      if ((await place(mine, lock)) && (!contended || (await isStill(lock, written)))) break
      await removeStale(dataDir, lock)
    }
  } catch (error) {
    throw error instanceof StartError ? error : unusable(dataDir, error as NodeJS.ErrnoException)
  } finally {
    await rm(mine, { force: true }).catch(() => {})
  }

  return { release: () => rm(lock, { force: true }) }
}

const isStill = async (lock: string, written: string): Promise<boolean> => {
  await wait(settleMs)
  return (await readFile(lock, 'utf8').catch(() => '')) === written
}

/** Puts the file there with all it holds, unless there is one. */
const place = async (file: string, target: string): Promise<boolean> => {
  try {
    await link(file, target).catch((error: NodeJS.ErrnoException) => {
      if (!withoutLinks.includes(error.code ?? '')) throw error
      return copyFile(file, target, constants.COPYFILE_EXCL)
    })

    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

const withoutLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']

const removeStale = async (dataDir: string, lock: string): Promise<void> => {
  const seen = await readFile(lock, 'utf8').catch(() => undefined)
  if (seen === undefined) return

  const holder = read(seen)
  if (holder && holds(holder)) {
    throw new StartError(
      `DATA_DIR ${dataDir} is in use by another Parley (process ${holder.pid}): stop that one, or set another DATA_DIR.`,
    )
  }

  // Between the look and the rename somebody else may have taken the lock over: then it is theirs, and goes back.
  const aside = `${lock}.${randomUUID()}`
  await rename(lock, aside).catch(() => {})
  const taken = await readFile(aside, 'utf8').catch(() => undefined)
  if (taken !== undefined && taken !== seen) await place(aside, lock)
  await rm(aside, { force: true })
}

const read = (text: string): Holder | undefined => {
  try {
    const holder = JSON.parse(text) as Partial<Holder>

    return typeof holder.pid === 'number' ? { pid: holder.pid, start: holder.start } : undefined
  } catch {
    return undefined
  }
}

const holds = ({ pid, start }: Holder): boolean => isRunning(pid) && (start === undefined || start === startOf(pid))
