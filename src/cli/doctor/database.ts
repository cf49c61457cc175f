import { mongo } from 'mongoose'
import { cachedMongods, defaultCacheDir } from '../../embedded/mongod-cache.ts'
import { mongodOnPath } from '../../embedded/mongod-on-path.ts'
import { proveMongod } from '../../embedded/prove-mongod.ts'
import { bad, good, reasonOf, type Check, type Examined, type Finding } from './check.ts'
import { clockFinding } from './clock.ts'

export const checkDatabase: Check = async (examined) =>
  examined.settings.MONGODB_URI ? checkAddress(examined.settings.MONGODB_URI) : checkMongod(examined)

const waitMs = 5000
const oldest = 6

const checkAddress = async (uri: string): Promise<Finding[]> => {
  try {
    await using client = new mongo.MongoClient(uri, {
      serverSelectionTimeoutMS: waitMs,
      connectTimeoutMS: waitMs,
      socketTimeoutMS: waitMs,
      // Also a mongod that takes no writes can tell what is wrong with it.
      readPreference: 'primaryPreferred',
    })
    await client.connect()
    const admin = client.db().admin()
    const before = Date.now()
    const hello = await admin.command({ hello: 1 })
    const clock = clockFinding("database's clock", hello['localTime'] as Date, before, Date.now())
    const { version } = (await admin.command({ buildInfo: 1 })) as unknown as { version: string }
    return [replicaFinding(hello), versionFinding(version), clock]
  } catch (error) {
    return [bad('database', `MONGODB_URI can't be used: ${reasonOf(error)}. Check that it runs, and the address.`)]
  }
}

const replicaFinding = (hello: mongo.Document): Finding => {
  if (hello['setName'] || hello['msg'] === 'isdbgrid')
    return hello['isWritablePrimary'] || hello['primary']
      ? good(
          'database',
          `MONGODB_URI is ${hello['setName'] ? `the replica set ${hello['setName']}` : 'a sharded cluster'}, and can be reached.`,
        )
      : bad(
          'database',
          `The replica set ${hello['setName']} has no primary, so it takes no writes: look at rs.status().`,
        )
  return bad(
    'database',
    hello['isreplicaset']
      ? 'MONGODB_URI is a replica set that was never initiated: call rs.initiate() once.'
      : 'MONGODB_URI is a standalone mongod, which has no transactions: start it with --replSet and call rs.initiate() once.',
  )
}

const versionFinding = (version: string): Finding =>
  Number.parseInt(version, 10) >= oldest
    ? good('mongod', `The database is MongoDB ${version}.`)
    : bad('mongod', `The database is MongoDB ${version}, and Parley needs ${oldest}.0 or later.`)

/** Nothing is fetched: a start does that. */
const checkMongod = async ({ settings, env }: Examined): Promise<Finding[]> => {
  const { MONGOD_BINARY } = settings
  const prove = (path: string) => proveMongod(path, env)
  if (MONGOD_BINARY)
    return [
      await prove(MONGOD_BINARY).then(
        (version) => good('mongod', `MONGOD_BINARY is MongoDB ${version}.`),
        (error) => bad('mongod', `MONGOD_BINARY is ${MONGOD_BINARY}, which can't be used: ${reasonOf(error)}.`),
      ),
    ]
  const onPath = await mongodOnPath(env)
  for (const path of [...(onPath ? [onPath] : []), ...(await cachedMongods(defaultCacheDir(env)))]) {
    const version = await prove(path).catch(() => null)
    if (version) return [good('mongod', `MongoDB ${version} is at ${path}.`)]
  }
  return [
    good('mongod', 'There is no mongod here yet: the first start fetches one. Without a network, put one on PATH.'),
  ]
}
