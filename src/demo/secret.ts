import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from '../kernel/errors.ts'

/** The secret of a server that was given none: made once, and kept with its data. */
export const keptSecret = async (dataDir: string): Promise<string> => {
  const file = fileIn(dataDir)
  try {
    await mkdir(dataDir, { recursive: true })
    await writeFile(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code !== 'EEXIST') throw new StartError(`DATA_DIR (${dataDir}) can't be used: ${message}.`)
  }
  return (await readFile(file, 'utf8')).trim()
}

/** The secret that a start has kept there; null where none has. */
export const readKeptSecret = async (dataDir: string): Promise<string | null> => {
  try {
    return (await readFile(fileIn(dataDir), 'utf8')).trim() || null
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return null
    throw new StartError(`DATA_DIR (${dataDir}) can't be used: ${message}.`)
  }
}

const fileIn = (dataDir: string): string => join(dataDir, 'jwt-secret')
