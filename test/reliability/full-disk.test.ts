import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mongo } from 'mongoose'
import { expect, test } from 'vitest'
import { testTokens } from '../support/chat.ts'
import { until } from '../support/eventually.ts'
import { startLoad } from '../support/load.ts'
import { startSmallDisk } from '../support/small-disk.ts'
import { startMain } from '../support/started.ts'

test('a full disk: writes fail clearly, and once there is room, all goes on by itself with all that was acknowledged', async () => {
  await using disk = await startSmallDisk(600)
  await using server = startMain({
    DATA_DIR: disk.path,
    JWT_SECRET: testTokens.secret,
    HOST: '127.0.0.1',
    OPERATION_TIMEOUT_MS: '2000',
  })
  const url = await server.url
  const load = await startLoad({ urls: [() => url], every: 5 })
  await load.acknowledged()
  const makeRoom = await disk.fill()
  // mongod ends itself once it can't write: at a checkpoint, which comes every minute otherwise.
  await checkpoint(disk.path)
  await until(() => server.stdout().includes('ended by itself'))
  await until(() => load.errors().length > 0)
  expect(load.errors().filter(({ extensions }) => !['OVERLOADED', 'UNAVAILABLE'].includes(extensions.code))).toEqual([])
  expect((await fetch(`${url}/health`)).status).toBe(200)
  await makeRoom()
  await load.acknowledged()
  const { violations, figures } = await load.finish()
  console.log('a full disk:', figures)
  expect(violations).toEqual([])
})

const checkpoint = async (dataDir: string): Promise<void> => {
  const { port } = JSON.parse(await readFile(join(dataDir, 'mongod.json'), 'utf8')) as { port: number }
  const client = await mongo.MongoClient.connect(`mongodb://127.0.0.1:${port}/?directConnection=true`)
  await client
    .db('admin')
    .command({ fsync: 1 })
    .catch(() => {})
  await client.close()
}
