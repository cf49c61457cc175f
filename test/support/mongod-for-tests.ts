import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../src/embedded/embedded.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A replica set for the whole run: every test file takes a database of its own in it. */
    mongoUri: string
  }
}

/** One MongoDB for the run: the one that PARLEY_TEST_MONGODB_URI names, else a private one on a folder that goes with it. */
export default async function setup({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.PARLEY_TEST_MONGODB_URI
  if (given) {
    provide('mongoUri', given)

    return undefined
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
