import { readdir, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { createServer } from 'node:net'
import mongoose from 'mongoose'
import { beforeAll, expect, test } from 'vitest'
import { isRunning } from '../../src/embedded/process-info.ts'
import { startMongod } from '../../src/embedded/run-mongod.ts'
import { StartError } from '../../src/kernel/errors.ts'
import { holder } from './holder.ts'
import { anyMongod, folder, script } from './places.ts'

let binary: string
beforeAll(async () => {
  binary = (await anyMongod()).path
})

const start = async (dataDir: string, told: string[] = []) => {
  const mongod = await startMongod({ binary, dataDir, cacheSizeGb: 0.25, progress: (line) => void told.push(line) })

  return { ...mongod, [Symbol.asyncDispose]: mongod.close }
}

const connected = async (uri: string) => {
  const client = await new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: 5_000 }).connect()

  return { client, said: client.db().collection('said'), [Symbol.asyncDispose]: () => client.close() }
}

const texts = async (uri: string): Promise<string[]> => {
  await using db = await connected(uri)

  return (await db.said.find().toArray()).map(({ text }) => text)
}

/** What a member waits for others before it stands for election; a start alone takes some 1.5 s. */
const electionTimeoutMs = 10_000

test('what was committed is there at the next start, on the same port, without waiting for an election', async () => {
  await using place = await folder()
  const first = await start(place.in('new', 'data'))
  {
    await using db = await connected(first.uri)
    await db.client.withSession((session) =>
      session.withTransaction(() => db.said.insertOne({ text: 'kept' }, { session }), {
        writeConcern: { w: 'majority' },
      }),
    )
  }
  await first.close()
  await expect(first.exited).resolves.toEqual({ code: 0, signal: null })

  const began = performance.now()
  await using second = await start(place.in('new', 'data'))
  expect(performance.now() - began).toBeLessThan(electionTimeoutMs)
  expect(second.port).toBe(first.port)
  expect(await texts(second.uri)).toEqual(['kept'])
  expect((await readdir(place.in('new', 'data'))).toSorted()).toEqual([
    'data-dir.lock',
    'mongod',
    'mongod.json',
    'mongod.log',
    'mongod.log.old',
    'parley.pid',
  ])
})

test('kept data starts on another port where its own is taken', async () => {
  await using place = await folder()
  const first = await start(place.path)
  {
    await using db = await connected(first.uri)
    await db.said.insertOne({ text: 'kept' })
  }
  await first.close()

  await using server = createServer((socket) => socket.destroy())
  await once(server.listen(first.port, '127.0.0.1'), 'listening')
  const told: string[] = []
  await using second = await start(place.path, told)
  expect(second.port).not.toBe(first.port)
  expect(told).toEqual([expect.stringContaining(`Port ${first.port}`)])
  expect(await texts(second.uri)).toEqual(['kept'])
})

test('while a Parley holds DATA_DIR another one is refused, and once it was killed the next one takes over', async () => {
  await using place = await folder()
  const parley = await holder(binary, place.path)
  const refused = await start(place.path).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(StartError)
  expect(String(refused)).toContain(`is in use by another Parley (process ${parley.pid})`)

  await parley.killed()
  expect(isRunning(parley.mongodPid)).toBe(true)

  const told: string[] = []
  await using next = await start(place.path, told)
  expect(isRunning(parley.mongodPid)).toBe(false)
  expect(told).toEqual([`Ending the MongoDB (process ${parley.mongodPid}) that an earlier Parley left behind`])
  expect(await texts(next.uri)).toEqual(['at the start'])
})

test('Ctrl-C in a terminal leaves mongod running until the last commit is through', async () => {
  await using place = await folder()
  const parley = await holder(binary, place.path)
  expect(await parley.getsCtrlC()).toBe('closed')
  expect(isRunning(parley.mongodPid)).toBe(false)

  await using next = await start(place.path)
  expect(await texts(next.uri)).toEqual(['at the start', 'at the end'])
})

test('a Parley that exits without closing takes its mongod along', async () => {
  await using place = await folder()
  const parley = await holder(binary, place.path)
  await parley.exitsRudely()

  await expect.poll(() => isRunning(parley.mongodPid), { timeout: 8_000 }).toBe(false)
})

test('of two that start at once on a DATA_DIR one is refused', async () => {
  await using place = await folder()
  const outcomes = await Promise.allSettled([start(place.path), start(place.path)])
  const [running] = outcomes.filter((outcome) => outcome.status === 'fulfilled')
  const [refused] = outcomes.filter((outcome) => outcome.status === 'rejected')

  expect(refused?.reason).toBeInstanceOf(StartError)
  process.kill(running?.value.pid ?? 0, 'SIGKILL')
  await expect(running?.value.exited).resolves.toEqual({ code: null, signal: 'SIGKILL' })
  await running?.value.close()
})

test.each([
  ['below a file', 'file/data', 'a file is in the way'],
  ['a file', 'file', 'a file is in the way'],
  ['where nothing can be made', '/sys/parley', 'it may not be written to'],
])('a DATA_DIR that is %s is told of in one sentence', async (_, name, reason) => {
  await using place = await folder()
  await writeFile(place.in('file'), '')
  const failure = await start(name.startsWith('/') ? name : place.in(name)).catch((error: unknown) => error)

  expect(failure).toBeInstanceOf(StartError)
  expect((failure as Error).message).toMatch(/^DATA_DIR is [^\n]+\.$/)
  expect((failure as Error).message).toContain(reason)
})

test.each([
  [
    'in its log',
    ['echo \'{"s":"F","msg":"Wrong version","attr":{"error":"UPGRADE PROBLEM"}}\'', 'exit 62'],
    'Wrong version: UPGRADE PROBLEM',
  ],
  [
    'before its log',
    ['echo "Error parsing command line: unrecognised option"', 'exit 2'],
    'Error parsing command line: unrecognised option',
  ],
  ['not at all', ['exit 14'], 'it ended with 14'],
])('a mongod that does not start, and says why %s, is quoted, and DATA_DIR is free again', async (_, lines, reason) => {
  await using place = await folder()
  const failing = await script(place.in('mongod'), ...lines)
  const attempt = () => startMongod({ binary: failing, dataDir: place.in('data'), progress: () => {} })

  const told = `The private MongoDB didn't start: ${reason} (more in`
  await expect(attempt()).rejects.toThrow(told)
  await expect(attempt()).rejects.toThrow(told)
  expect(await readdir(place.in('data'))).not.toContain('parley.pid')
})
