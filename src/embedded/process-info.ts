import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Whether a process is there and has not ended; one that ended and that nobody has waited for doesn't count. */
export const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }

  const stat = statOf(pid)

  return stat?.[state] !== 'Z' || Number(stat[threads]) > 1
}

// Indexes into `statOf`. A zombie with threads is still ending: it has its files and ports yet.
const state = 0
const threads = 17

/** The command line, its arguments parted by spaces. */
export const commandOf = (pid: number): string =>
  read(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').trim() ?? askPs(pid, 'args=') ?? ''

/** The fields of proc(5)'s stat from the third one, the state, onwards: the second may hold spaces and parentheses. */
const statOf = (pid: number): string[] | undefined => {
  const stat = read(`/proc/${pid}/stat`)

  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
}

const read = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

const askPs = (pid: number, field: string): string | undefined => {
  try {
    const told = execFileSync('ps', ['-ww', '-o', field, '-p', String(pid)], { stdio: ['ignore', 'pipe', 'ignore'] })

    return told.toString().trim() || undefined
  } catch {
    return undefined
  }
}
