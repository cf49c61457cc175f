import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mongo } from 'mongoose'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../src/embedded/embedded.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A replica set for the whole run: every test file takes a database of its own in it. */
    mongoUri: string
    /** What the names of the run's databases begin with. */
    databasePrefix: string
  }
}

/** One MongoDB for the run: the one that PARLEY_TEST_MONGODB_URI names, else a private one on a folder that goes with it. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const given = process.env.PARLEY_TEST_MONGODB_URI
  const prefix = `test-${randomBytes(4).toString('hex')}-`
  provide('databasePrefix', prefix)
  if (given) {
    provide('mongoUri', given)

    return () => dropAll(given, prefix)
  }

  const dataDir = await mkdtemp(join(tmpdir(), 'parley-test-'))
  const mongodBinary = process.env.MONGOD_BINARY
  const mongo = await startEmbedded({ dataDir, mongodBinary, cacheSizeGb: 0.5, progress: console.log })
  provide('mongoUri', mongo.uri)

  return async () => {
    await mongo.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Tests leave theirs empty, for the next one to use. */
const dropAll = async (uri: string, prefix: string): Promise<void> => {
  const client = await mongo.MongoClient.connect(uri)
  const { databases } = await client.db().admin().listDatabases({ nameOnly: true })
  for (const { name } of databases.filter((each) => each.name.startsWith(prefix))) await client.db(name).dropDatabase()
  await client.close()
}
