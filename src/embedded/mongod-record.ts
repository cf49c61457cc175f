import { writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What the next start has to know of the mongod of a DATA_DIR: its process, should it be left over, and its port. */
export interface MongodRecord {
  pid?: number
  port?: number
}

const fileIn = (dataDir: string): string => join(dataDir, 'mongod.json')

/** At once, since whoever is killed right after starting a mongod must have left a note of it. */
export const writeRecord = (dataDir: string, record: MongodRecord): void =>
  writeFileSync(fileIn(dataDir), `${JSON.stringify(record)}\n`)

export const readRecord = async (dataDir: string): Promise<MongodRecord> => {
  try {
    return JSON.parse(await readFile(fileIn(dataDir), 'utf8')) as MongodRecord
  } catch {
    return {}
  }
}
