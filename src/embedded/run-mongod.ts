import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from '../kernel/errors.ts'
import { openDataDir } from './data-dir.ts'
import { lockDataDir } from './data-dir-lock.ts'
import { freePort } from './free-port.ts'
import { endLeftOver } from './left-over-mongod.ts'
import { lastComplaint } from './mongod-log.ts'
import { mongodArgs, replicaSet } from './mongod-options.ts'
import { readRecord, writeRecord } from './mongod-record.ts'
import type { Progress } from './progress.ts'
import { becomePrimary } from './replica-set.ts'
import { type Exit, type MongodProcess, spawnMongod } from './spawn-mongod.ts'

export interface StartMongod {
  binary: string
  /** Kept between starts: the database is in its folder `mongod`, and what mongod says in its `mongod.log`. */
  dataDir: string
  progress: Progress
  /** @default 1 (GB); WiredTiger takes no less than 0.25 */
  cacheSizeGb?: number
  /** This one and no other, for somebody has its address. @default the one of the last start where that is free, else any */
  port?: number
}

export interface RunningMongod {
  uri: string
  port: number
  pid: number
  /** Resolves when mongod has ended, by `close` or by itself. */
  exited: Promise<Exit>
  /** A clean shutdown, which takes about 1 s; killed after 8 s. DATA_DIR is free for others once it resolves. */
  close: () => Promise<void>
}

/**
 * A private mongod, a one-node replica set on loopback, that takes writes once this resolves. One Parley at a time has a
 * DATA_DIR, and one mongod runs on it: what a killed Parley left there is ended first.
 */
export const startMongod = async (needs: StartMongod): Promise<RunningMongod> => {
  const dataDir = await openDataDir(needs.dataDir)
  const lock = await lockDataDir(dataDir)

  try {
    const { mongod, port } = await launch({ ...needs, dataDir })
    let closing: Promise<void> | undefined

    return {
      uri: `mongodb://127.0.0.1:${port}/parley?replicaSet=${replicaSet}`,
      port,
      pid: mongod.pid,
      exited: mongod.exited,
      close: () => (closing ??= mongod.stop().then(lock.release)),
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** A port that was free a moment ago may be taken when mongod comes to it. */
const attempts = 3
const portTaken = 48

const launch = async ({ binary, dataDir, progress, cacheSizeGb = 1, port: wanted }: StartMongod) => {
  const dbPath = join(dataDir, 'mongod')
  const log = join(dataDir, 'mongod.log')
  await mkdir(dbPath, { recursive: true, mode: 0o700 })
  await endLeftOver(dataDir, dbPath, progress)

  const { port: kept } = await readRecord(dataDir)
  for (let attempt = 1; ; attempt += 1) {
    const port = wanted ?? (await freePort(attempt === 1 ? kept : undefined))
    if (kept !== undefined && port !== kept) progress(movesTo(port, kept))
    const mongod = await spawnMongod(binary, mongodArgs({ dbPath, port, cacheSizeGb }), log).catch((error: Error) => {
      throw new StartError(`The private MongoDB didn't start: ${error.message}.`)
    })
    writeRecord(dataDir, { pid: mongod.pid, port })

    const failed = await outcome(mongod, port)
    if (failed === undefined) return { mongod, port }
    if (failed.code === portTaken && attempt < attempts && wanted === undefined) continue

    const complaint = (await lastComplaint(log)) ?? `it ended with ${failed.signal ?? failed.code}`
    throw new StartError(`The private MongoDB didn't start: ${complaint} (more in ${log}).`)
  }
}

/** mongod asks whoever has its old port whether that is itself, and waits 30 s for those who don't answer. */
const movesTo = (port: number, kept: number): string =>
  `Port ${kept} is taken by another program: MongoDB moves to ${port}, for which it may need half a minute`

/** Long enough to recover much data after a crash. */
const startMs = 120_000

/** Nothing where it takes writes; how it ended where it doesn't, since then it is ended. */
const outcome = async (mongod: MongodProcess, port: number): Promise<Exit | undefined> => {
  const over = new AbortController()
  const giveUp = AbortSignal.any([over.signal, AbortSignal.timeout(startMs)])
  const ready = becomePrimary({ port, pid: mongod.pid, giveUp }).then(
    () => true,
    () => false,
  )
  const isReady = await Promise.race([ready, mongod.exited.then(() => false)])
  over.abort()
  if (isReady) return undefined

  await mongod.stop()

  return mongod.exited
}
