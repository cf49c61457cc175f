import type { Database } from '../database.ts'

/** A process's claim to be running, by the database's clock, so that the machines' clocks need not agree. */
export interface Lease {
  /** Gives it up, so that what it held is free at once. */
  release(): Promise<void>
}

/** Rows of processes that died longer ago are removed. */
const forgetAfterMs = 24 * 3600 * 1000

/** Takes a lease of `ms` and renews it three times as often. A renewal that fails is tried again at the next. */
export const takeLease = async (
  { processes }: Pick<Database, 'processes'>,
  processId: string,
  ms: number,
): Promise<Lease> => {
  const renew = () =>
    processes.updateOne({ _id: processId }, [{ $set: { until: { $add: ['$$NOW', ms] } } }], { upsert: true })
  await renew()
  await processes.deleteMany({ $expr: { $lt: ['$until', { $subtract: ['$$NOW', forgetAfterMs] }] } })
  const renewBeside = async (earlier: Promise<void>): Promise<void> => {
    await Promise.allSettled([earlier, renew()])
  }
  let renewals = Promise.resolve()
  const timer = setInterval(() => {
    renewals = renewBeside(renewals)
  }, ms / 3)
  return {
    release: async () => {
      clearInterval(timer)
      // What comes after the removal would bring the row back: a process that is closed would be counted for a lease more.
      await renewals
      await processes.deleteOne({ _id: processId })
    },
  }
}

/** The ids of the processes whose lease runs. */
export const livingProcesses = async ({ processes }: Pick<Database, 'processes'>): Promise<Set<string>> => {
  const rows = await processes.find({ $expr: { $gt: ['$until', '$$NOW'] } }).toArray()
  return new Set(rows.map(({ _id }) => _id))
}
