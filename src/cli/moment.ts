import { misused } from './failure.ts'

const units = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }

/** When that is: a duration from now, such as `90s`, `30m`, `2h`, `7d`, `2w`, or a date, with a time or without (then in UTC). */
export const readMoment = (given: string, option: string, now = new Date()): Date => {
  const [, count, unit] = /^(\d{1,9})([smhdw])$/.exec(given.trim()) ?? []
  const isDate = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.test(given.trim())
  const at = count
    ? now.getTime() + Number(count) * units[unit as keyof typeof units]
    : isDate
      ? Date.parse(given)
      : NaN
  if (Number.isNaN(at) || at > 8.64e15)
    throw misused(
      `${option} is a duration such as 2h or 7d, or a date such as 2027-01-31 or 2027-01-31T18:00Z.`,
      option,
    )
  if (at <= now.getTime()) throw misused(`${option} has to lie ahead of now.`, option)
  return new Date(at)
}
