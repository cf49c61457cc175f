import { randomBytes } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { mongo } from 'mongoose'
import { inject } from 'vitest'
import { startApp, type App, type AppOptions } from '../../src/app.ts'
import { createLogger } from '../../src/kernel/log.ts'
import { createPerson, type Person } from './person.ts'

/** A server of one's own, on a database of its own of the run's mongod, with people who use it. */
export interface Chat extends AsyncDisposable {
  app: App
  url: string
  mongodbUri: string
  user(name: string, options?: { role?: string; displayName?: string; expiresIn?: number }): Promise<Person>
  users<Names extends string[]>(...names: Names): Promise<{ [Name in keyof Names]: Person }>
  admin(): Promise<Person>
  /** The names of the commands that the database was sent meanwhile. */
  commands(during: () => Promise<unknown>): Promise<string[]>
  /** Another process on the same database. */
  another(options?: Partial<AppOptions>): Promise<Chat>
  close(): Promise<void>
}

export const testTokens = {
  secret: 'a secret that is long enough for tests',
  algorithm: 'HS256',
  roleClaim: 'role',
} as const

/** `PARLEY_TEST_COMPILE_AFTER=0`: all operations as compiled; `Infinity`: none. */
const compileAfter = process.env['PARLEY_TEST_COMPILE_AFTER'] && {
  compileAfter: Number(process.env['PARLEY_TEST_COMPILE_AFTER']),
}

export const startChat = async (options: Partial<AppOptions> = {}): Promise<Chat> => {
  const mongodbUri = options.mongodbUri ?? emptyDatabases.pop() ?? databaseUri()
  const app = await startApp({
    alone: false,
    host: '127.0.0.1',
    port: 0,
    tokens: testTokens,
    origins: null,
    directory: 'everyone',
    // Three times the product's: tests of deadlines set their own, and all others may run beside much else.
    operationTimeoutMs: 30_000,
    explorer: null,
    logger: createLogger({ level: process.env['TEST_LOG'] ?? 'fatal', debug: false }),
    ...options,
    // Marks of what was delivered would come in between whenever a second ends: they come where a test asks for them.
    limits: { deliveredEveryMs: 3_600_000, ...compileAfter, ...options.limits },
    mongodbUri,
  })
  const url = `http://127.0.0.1:${app.port}`
  const ownsDatabase = !options.mongodbUri
  let open = true
  const others: Chat[] = []
  // Where a test doesn't say, it holds as far as tests put their clocks forward.
  const user: Chat['user'] = async (name, { role, displayName, expiresIn = 365 * 24 * 3600 } = {}) => {
    const now = Math.floor(Date.now() / 1000)
    // A clock that a test has stopped would take it for one of the future.
    const iat = Math.min(now, Math.floor((options.clock?.now() ?? new Date()).getTime() / 1000))
    const claims = { sub: name, name: displayName ?? name, ...(role && { role }), iat, exp: now + expiresIn }
    const token = jwt.sign(claims, testTokens.secret, { algorithm: testTokens.algorithm })
    const person = createPerson(url, name, token)
    await person.ask('{ viewer { id } }')
    return person
  }
  const close = async () => {
    if (open) await app.close()
    open = false
  }
  return {
    app,
    url,
    mongodbUri,
    user,
    users: (...names) => Promise.all(names.map((name) => user(name))) as never,
    admin: () => user('root', { role: 'admin' }),
    commands: async (during) => {
      const names: string[] = []
      // What is made findable meanwhile comes when it comes, and so does the look for whom to erase.
      const filling = (await app.database.jobs.findOne())?.session
      const note = ({
        commandName,
        command: { comment, lsid, findAndModify },
      }: {
        commandName: string
        command: Command
      }) => {
        const session = lsid && new mongo.BSON.UUID(lsid.id.toString('hex')).toHexString()
        if (comment !== 'search' && findAndModify !== 'erasures' && (!session || session !== filling))
          names.push(commandName)
      }
      app.database.client.on('commandStarted', note)
      await during()
      app.database.client.off('commandStarted', note)
      return names.filter((name) => !unasked.includes(name))
    },
    another: async (more = {}) => {
      const other = await startChat({ ...options, ...more, mongodbUri })
      others.push(other)
      return other
    },
    close,
    [Symbol.asyncDispose]: async () => {
      // The next test that is given the database is to find nobody there.
      for (const other of others) await other[Symbol.asyncDispose]()
      await close()
      if (ownsDatabase) await leaveEmpty(mongodbUri)
    },
  }
}

/** A database of one's own on the run's mongod, gone afterwards: for servers in processes of their own. */
export const freshDatabase = (): { uri: string } & AsyncDisposable => {
  const uri = databaseUri()
  return {
    uri,
    // Not waited for: what a killed server had under way holds it up, until the database ends that by itself after a minute.
    [Symbol.asyncDispose]: async () => void dropDatabase(uri).catch(() => {}),
  }
}

/** The driver's own, and what a start looks over in the background. */
const unasked = ['hello', 'ping', 'endSessions', 'listCollections', 'createIndexes']

interface Command {
  comment?: string
  findAndModify?: string
  lsid?: { id: mongo.BSON.UUID }
}

const databaseUri = (): string => {
  const uri = new URL(inject('mongoUri'))
  uri.pathname = `/${inject('databasePrefix')}${randomBytes(6).toString('hex')}`
  // So that tests can count them: the driver tells of none otherwise, as for that each answer is read a second time.
  uri.searchParams.set('monitorCommands', 'true')
  return uri.href
}

/** To be used again: a new one's collections and indexes take the most of a start. */
const emptyDatabases: string[] = []

/** Milliseconds after which a collection isn't waited for, in which something of a killed process is still under way. */
const emptyWithinMs = 2000

const leaveEmpty = async (uri: string): Promise<void> => {
  const client = await mongo.MongoClient.connect(uri)
  try {
    const collections = await client.db().collections()
    await Promise.all(collections.map((each) => each.deleteMany({}, { maxTimeMS: emptyWithinMs })))
    emptyDatabases.push(uri)
  } catch {
    await client.db().dropDatabase()
  } finally {
    await client.close()
  }
}

const dropDatabase = async (uri: string): Promise<void> => {
  const client = await mongo.MongoClient.connect(uri)
  await client.db().dropDatabase()
  await client.close()
}
