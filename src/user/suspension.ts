import { badInput } from '../kernel/errors.ts'
import { readText } from '../kernel/text.ts'
import type { EventDraft } from '../store/commit/entry.ts'
import type { SuspensionRow, UserRow } from '../store/rows.ts'

/** A person's row after it, with the entry by which every process hears of it and no stream does. */
export interface ChangedSuspension {
  row: UserRow
  events: EventDraft[]
}

/** The suspension that holds: one that has passed is none. */
export const suspensionAt = ({ suspension }: Pick<UserRow, 'suspension'>, now: Date): SuspensionRow | null =>
  suspension && holds(suspension, now) ? suspension : null

export const holds = ({ until }: Pick<SuspensionRow, 'until'>, now: Date): boolean => until === null || until > now

/** Whose suspension holds. */
export const areSuspended = (now: Date): object => ({
  'suspension.at': { $exists: true },
  $or: [{ 'suspension.until': null }, { 'suspension.until': { $gt: now } }],
})

export const areNotSuspended = (now: Date): object => ({
  $or: [{ suspension: null }, { 'suspension.until': { $lte: now } }],
})

/** null where the row says just that already. The suspension's `until` is to have been checked by `requireAhead`. */
export const suspended = (row: UserRow, suspension: SuspensionRow): ChangedSuspension | null => {
  const { until, reason } = suspension
  const before = suspensionAt(row, suspension.at)
  if (before?.until?.getTime() === until?.getTime() && before?.reason === reason) return null
  return { row: { ...row, suspension }, events: [changed(row, { until, reason })] }
}

/** null where none holds. */
export const restored = (row: UserRow, now: Date): ChangedSuspension | null =>
  suspensionAt(row, now) ? { row: { ...row, suspension: null }, events: [changed(row, null)] } : null

const changed = ({ _id }: UserRow, suspension: EventDraft['suspension']): EventDraft => ({
  what: 'SuspensionChanged',
  ref: _id,
  to: [],
  suspension: suspension ?? null,
})

export const readReason = (reason: string): string => readText(reason, 'reason', { max: 500 })

/** BAD_USER_INPUT where a suspension would have passed before it began. To be asked as of the commit. */
export const requireAhead = (until: Date | null, now: Date, argument: string): void => {
  if (until !== null && until <= now) throw badInput(argument, `\`${argument}\` is ahead of now.`)
}
