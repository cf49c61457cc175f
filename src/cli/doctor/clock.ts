import { bad, good, type Finding } from './check.ts'

/** Tokens end, and leases run out, by clocks: seconds apart, people are thrown out early. */
const mostApartMs = 5000

/** Compares another clock with this machine's, as it was between the question and the answer; `coarseMs`: how exact the other is. */
export const clockFinding = (what: string, at: Date, askedAt: number, answeredAt: number, coarseMs = 0): Finding => {
  const ahead = at.getTime() - answeredAt
  const behind = askedAt - at.getTime() - coarseMs
  const apart = Math.max(ahead, behind, 0)
  const seconds = (apart / 1000).toFixed(1)
  return apart <= mostApartMs
    ? good(what, `The ${what} and this machine's are ${apart < 1000 ? 'less than a second' : `${seconds} s`} apart.`)
    : bad(what, `The ${what} is ${seconds} s ${ahead > 0 ? 'ahead of' : 'behind'} this machine's: set both by NTP.`)
}
