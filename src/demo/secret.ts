import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from '../kernel/errors.ts'

/** The secret of a server that was given none: made once, and kept with its data. */
export const keptSecret = async (dataDir: string): Promise<string> => {
  const file = join(dataDir, 'jwt-secret')
  try {
    await mkdir(dataDir, { recursive: true })
    await writeFile(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code !== 'EEXIST') throw new StartError(`DATA_DIR (${dataDir}) can't be used: ${message}.`)
  }
  return (await readFile(file, 'utf8')).trim()
}
