import { setTimeout as wait } from 'node:timers/promises'
import { createGrace } from '../kernel/grace.ts'
import type { Database } from '../store/database.ts'
import { connectionId } from '../store/presence.ts'
import { writeLeaving } from './leaving.ts'

/** What tells the database who is connected to this process: a row for each person, whatever the number of devices. */
export interface OwnConnections {
  /** The person's first device is there, or the last one gone. Neither waits, nor throws. */
  came(userId: string): void
  left(userId: string): void
  /** Whether the person is connected here, or left a moment ago. */
  isHere(userId: string): boolean
  /** Makes all processes look at people again, where something else of theirs has changed. */
  touch(userIds: string[]): void
  /** Writes all rows anew: others may have taken this process for dead. */
  rewrite(): void
  /** Everybody has left, without a grace here. */
  close(): Promise<void>
}

/** People whose rows one command writes. */
const step = 1000
const retryMs = 500
/** Milliseconds that a row stays after its person left, for the others to have read it. */
const keptMs = 60_000

export const createOwnConnections = (needs: {
  database: Database
  processId: string
  graceMs: number
  /** Told of those whose rows have changed, once that can be read. */
  onWritten(userIds: string[]): void
  onTrouble(message: string, error: unknown): void
}): OwnConnections => {
  const { database, processId, graceMs, onWritten, onTrouble } = needs
  const { connections, processes, users } = database
  const here = new Set<string>()
  const pending = new Set<string>()
  /** Whose grace has ended, with when they left, in milliseconds of the process's own clock. */
  const gone = new Map<string, number>()
  const leavers = createGrace<string>(graceMs, (userId, leftAt) => {
    gone.set(userId, leftAt)
    startSafely()
  })
  const left: { userId: string; at: number }[] = []
  let n = 0
  let writing: Promise<void> | null = null
  let closed = false

  /** All that comes in one turn is one command. */
  const start = (): Promise<void> => (writing ??= writeAll())
  const writeAll = async (): Promise<void> => {
    await new Promise(setImmediate)
    try {
      while (pending.size > 0 || gone.size > 0)
        await writeStep().catch(async (error: unknown) => {
          onTrouble('Who is connected could not be written; it is tried again.', error)
          if (closed) throw error
          await wait(retryMs)
        })
    } finally {
      writing = null
    }
  }

  const writeStep = async (): Promise<void> => {
    const coming = [...pending].slice(0, step)
    const leaving = new Map([...gone].slice(0, step))
    for (const id of coming) pending.delete(id)
    for (const id of leaving.keys()) gone.delete(id)
    n++
    try {
      if (coming.length > 0) await writeComing(coming)
      if (leaving.size > 0) {
        const now = performance.now()
        const agoMs = new Map([...leaving].map(([id, at]) => [id, now - at]))
        await writeLeaving(database, { processId, n, agoMs })
      }
      await processes.updateOne({ _id: processId }, { $set: { connectionsHead: n } })
    } catch (error) {
      for (const id of coming) pending.add(id)
      for (const [id, at] of leaving) if (!isHere(id)) gone.set(id, at)
      throw error
    }
    for (const userId of leaving.keys()) left.push({ userId, at: performance.now() })
    onWritten([...new Set([...coming, ...leaving.keys()])])
    await forgetLeft()
  }

  const writeComing = async (ids: string[]): Promise<void> => {
    const rows = await users.find({ _id: { $in: ids } }, { projection: { nameKey: 1, nameWords: 1 } }).toArray()
    const names = new Map(rows.map((row) => [row._id, row]))
    const operations = ids.map((userId) => {
      const { nameKey, nameWords } = names.get(userId) ?? { nameKey: '', nameWords: [] }
      // Who isn't here is only looked at again: as somebody who left long ago.
      const times = isHere(userId)
        ? {
            since: { $cond: [{ $eq: ['$leftAt', null] }, '$since', '$$NOW'] },
            leftAt: null,
          }
        : { since: { $ifNull: ['$since', longAgo] }, leftAt: { $ifNull: ['$leftAt', longAgo] } }
      const said = { userId, processId, n, nameKey, nameWords }
      return {
        updateOne: {
          filter: { _id: connectionId(processId, userId) },
          update: [{ $set: { ...literally(said), ...times } }],
          upsert: true,
        },
      }
    })
    await connections.bulkWrite(operations, { ordered: false })
    for (const userId of ids) if (!isHere(userId)) left.push({ userId, at: performance.now() })
  }

  /** Rows that were left a while ago, and were read by all. */
  const forgetLeft = async (): Promise<void> => {
    const until = performance.now() - keptMs
    let old = left.findIndex(({ at }) => at > until)
    if (old < 0) old = left.length
    if (old === 0) return
    const ids = left.splice(0, old).map(({ userId }) => connectionId(processId, userId))
    await connections.deleteMany({ _id: { $in: ids }, leftAt: { $ne: null } }).catch(() => {})
  }
  const forgetting = setInterval(() => void forgetLeft(), keptMs)
  forgetting.unref()

  const isHere = (userId: string): boolean => here.has(userId) || leavers.has(userId)
  const startSafely = (): void => void start().catch(() => {})
  return {
    isHere,
    came: (userId) => {
      here.add(userId)
      if (leavers.take(userId) || gone.delete(userId)) return
      pending.add(userId)
      startSafely()
    },
    left: (userId) => {
      here.delete(userId)
      leavers.add(userId)
    },
    touch: (userIds) => {
      for (const id of userIds) pending.add(id)
      startSafely()
    },
    rewrite: () => {
      for (const id of [...here, ...leavers.all()]) pending.add(id)
      if (pending.size > 0) startSafely()
    },
    close: async () => {
      closed = true
      clearInterval(forgetting)
      for (const [id, at] of leavers.close()) gone.set(id, at)
      for (const id of here) gone.set(id, performance.now())
      here.clear()
      pending.clear()
      await start().catch(() => {})
    },
  }
}

const longAgo = new Date(0)

/** Values as they are, in a place where a text that begins with `$` would name a field. */
const literally = (values: object): object =>
  Object.fromEntries(Object.entries(values).map(([field, value]) => [field, { $literal: value as unknown }]))
