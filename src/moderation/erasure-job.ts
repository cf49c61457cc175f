import type { Database } from '../store/database.ts'
import type { ErasureRow } from '../store/moderation-rows.ts'
import type { ErasureStep } from './erasure-steps.ts'

/** Empties what erased people have left; any number of processes may run it. */
export interface ErasureJob {
  /** Resolves once there is nothing to be done now. */
  run(): Promise<void>
  /** Finishes the take that is under way; the rest is another process's, or the next start's. */
  close(): Promise<void>
}

export interface ErasureJobOptions {
  /** Milliseconds for which an erasure is one process's: each take begins them anew. */
  holdMs: number
  /** Milliseconds between two looks at whether there is something to be done. */
  everyMs: number
  /** Milliseconds from the mark until all is gone through a second time: longer than anything can have been on its way. */
  settleMs: number
}

export const defaultErasureOptions: ErasureJobOptions = { holdMs: 5000, everyMs: 5000, settleMs: 60_000 }

export const startErasureJob = (
  needs: ErasureJobOptions & {
    database: Pick<Database, 'erasures'>
    steps: readonly ErasureStep[]
    onProgress(message: string, about: object): void
    onTrouble(message: string, error: unknown): void
  },
): ErasureJob => {
  const { steps, onProgress, onTrouble } = needs
  const { erasures } = needs.database
  let closed = false
  let again = false
  let running: Promise<void> | null = null

  /** One that is nobody's now. */
  const claim = (): Promise<ErasureRow | null> =>
    erasures.findOneAndUpdate(
      { $expr: { $lte: ['$notBefore', '$$NOW'] } },
      [{ $set: { notBefore: { $add: ['$$NOW', needs.holdMs] } } }],
      { sort: { at: 1 }, returnDocument: 'after' },
    )

  /** Writes down how far it came, unless another process did meanwhile; null then. */
  const moveTo = (
    { _id, round, step, after }: ErasureRow,
    next: Pick<ErasureRow, 'after'> & Partial<ErasureRow>,
    notBefore: object,
  ): Promise<ErasureRow | null> =>
    erasures.findOneAndUpdate(
      { _id, round, step, after },
      [{ $set: { ...next, after: { $literal: next.after }, notBefore } }],
      { returnDocument: 'after' },
    )

  const takeOn = (row: ErasureRow, next: Parameters<typeof moveTo>[1]) =>
    moveTo(row, next, { $add: ['$$NOW', closed ? 0 : needs.holdMs] })

  const empty = async (claimed: ErasureRow): Promise<void> => {
    let row: ErasureRow | null = claimed
    while (row && !closed) {
      const { _id, step, round, at } = row
      const current = steps[step]
      if (current) {
        const next = await current.take({ userId: _id, at }, row.after)
        if (next === null)
          onProgress('A part of what an erased person left is emptied.', { person: _id, part: current.name, round })
        row = await takeOn(row, next === null ? { step: step + 1, after: '' } : { after: next })
        continue
      }
      if (round === 2) {
        await erasures.deleteOne({ _id, round, step })
        onProgress('Nothing is left of an erased person.', { person: _id })
        return
      }
      row = await moveTo(row, { round: 2, step: 0, after: '' }, { $max: ['$$NOW', { $add: ['$at', needs.settleMs] }] })
      return
    }
  }

  /** It is held for a while; meanwhile others get their turn. */
  const onFailure = (error: unknown) =>
    onTrouble('What an erased person left could not be emptied; it is tried again.', error)

  const runAll = async (): Promise<void> => {
    do {
      again = false
      let row: ErasureRow | null
      while (!closed && (row = await claim())) await empty(row).catch(onFailure)
    } while (again && !closed)
  }

  const run = (): Promise<void> => {
    again = true
    return (running ??= runAll().finally(() => {
      running = null
    }))
  }
  const look = (): void => {
    run().catch(onFailure)
  }
  const timer = setInterval(look, needs.everyMs)
  timer.unref()
  look()
  return {
    run,
    close: async () => {
      closed = true
      clearInterval(timer)
      await running?.catch(() => {})
    },
  }
}
