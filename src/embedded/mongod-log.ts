import { open, readFile, rename, type FileHandle } from 'node:fs/promises'

/** A new log; that of the run before is kept beside it as `.old`, those before it are not. */
export const openLog = async (file: string): Promise<FileHandle> => {
  await rename(file, `${file}.old`).catch(() => {})

  return open(file, 'a', 0o600)
}

interface LogLine {
  s?: string
  msg?: string
  attr?: { error?: unknown; reason?: unknown }
}

/** The last thing that mongod complained of before it ended, in its own words. */
export const lastComplaint = async (file: string): Promise<string | undefined> => {
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n').filter((line) => line.trim() !== '')
  const complaint = lines.map(asComplaint).findLast((told) => told !== undefined)

  return complaint?.slice(0, 400).replace(/\.$/, '')
}

/** What isn't JSON comes from before the log is set up: a missing library, an option that isn't known. */
const asComplaint = (line: string): string | undefined => {
  try {
    const { s, msg, attr } = JSON.parse(line) as LogLine
    if (s !== 'E' && s !== 'F') return undefined
    const error = attr?.error ?? attr?.reason

    return error === undefined ? msg : `${msg}: ${typeof error === 'string' ? error : JSON.stringify(error)}`
  } catch {
    return line
  }
}
