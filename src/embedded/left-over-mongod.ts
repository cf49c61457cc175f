import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { readRecord } from './mongod-record.ts'
import { commandOf, isRunning } from './process-info.ts'
import type { Progress } from './progress.ts'

/** How long a mongod may take for its clean shutdown before it is killed, which loses no acknowledged write either. */
export const shutdownMs = 8_000

/**
 * Ends the mongod that a killed Parley left on this data, if there is one. Ended, not adopted: the new one runs with this
 * start's binary and settings as a child of ours, and the transactions of the dead process are gone with it.
 */
export const endLeftOver = async (dataDir: string, dbPath: string, progress: Progress): Promise<void> => {
  for (const pid of await suspects(dataDir, dbPath)) {
    if (!runsOn(pid, dbPath)) continue

    progress(`Ending the MongoDB (process ${pid}) that an earlier Parley left behind`)
    signal(pid, 'SIGTERM')
    if (await ended(pid, shutdownMs)) continue

    signal(pid, 'SIGKILL')
    await ended(pid, shutdownMs)
  }
}

/** The process that we have noted, and the one that mongod itself has noted in its folder. */
const suspects = async (dataDir: string, dbPath: string): Promise<Set<number>> => {
  const { pid } = await readRecord(dataDir)
  const noted = await readFile(join(dbPath, 'mongod.lock'), 'utf8').catch(() => '')

  return new Set([pid ?? 0, Number.parseInt(noted, 10)].filter((candidate) => candidate > 0))
}

const runsOn = (pid: number, dbPath: string): boolean =>
  isRunning(pid) && `${commandOf(pid)} `.includes(` --dbpath=${dbPath} `)

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name)
  } catch {
    // It has ended by itself.
  }
}

/** It is nobody's child any more, so there is no event to wait for. */
const ended = async (pid: number, withinMs: number): Promise<boolean> => {
  const deadline = performance.now() + withinMs
  while (isRunning(pid)) {
    if (performance.now() > deadline) return false
    await delay(20)
  }

  return true
}
