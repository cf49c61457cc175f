import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'

/** User and system time of this process so far, in µs. */
export const ownCpu = (): number => {
  const { user, system } = process.cpuUsage()
  return user + system
}

/** The same of everything that runs on this machine. */
export const machineCpu = (): number =>
  cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0) * 1000

/** Linux counts in hundredths of a second, whatever its kernel was built with. */
const tickUs = 10_000

/** The same of another process; null where the system has no /proc. */
export const cpuOf = (pid: number | undefined): number | null => {
  try {
    // The name, in parentheses, may hold anything; the state follows it, and utime and stime are fields 14 and 15.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) * tickUs
  } catch {
    return null
  }
}
