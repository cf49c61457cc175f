import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mongo } from 'mongoose'
import { startEmbedded } from '../src/embedded/embedded.ts'
import { readRecord } from '../src/embedded/mongod-record.ts'
import { cpuOf } from './process/cpu.ts'

/** The one MongoDB of a run, on a folder that goes with it. */
export interface Mongod extends AsyncDisposable {
  version: string
  uriOf(database: string): string
  /** µs so far; null where the system doesn't say. */
  cpu(): number | null
  count(database: string, collection: string): Promise<number>
}

export const startBenchMongod = async (progress: (line: string) => void): Promise<Mongod> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-bench-'))
  const remove = () => rm(dataDir, { recursive: true, force: true })
  const running = await startEmbedded({ dataDir, mongodBinary: process.env['MONGOD_BINARY'], progress }).catch(
    async (error: unknown) => {
      await remove()
      throw error
    },
  )
  const { pid } = await readRecord(dataDir)
  const uriOf = (database: string): string => {
    const uri = new URL(running.uri)
    uri.pathname = `/${database}`
    return uri.href
  }
  return {
    version: running.version,
    uriOf,
    cpu: () => cpuOf(pid),
    count: async (database, collection) => {
      const client = await mongo.MongoClient.connect(uriOf(database))
      const count = await client.db().collection(collection).countDocuments()
      await client.close()
      return count
    },
    [Symbol.asyncDispose]: async () => {
      await running.close()
      await remove()
    },
  }
}
