import { createServer } from 'node:net'
import { inject, expect, test } from 'vitest'
import { parley, type Ended } from '../support/parley.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { tempDir } from '../support/started.ts'

const chat = await startSharedChat()
const JWT_SECRET = 'x'.repeat(32)

const doctor = async (env: Record<string, string>, ...args: string[]): Promise<Ended> => {
  await using dir = await tempDir()
  return parley(['doctor', ...args], { env: { DATA_DIR: dir.path, PORT: '0', ...env }, cwd: dir.path })
}
const findings = ({ stdout }: Ended): { what: string; isGood: boolean; says: string }[] =>
  (JSON.parse(stdout) as { findings: never[] }).findings
const bad = (ended: Ended) => findings(ended).filter(({ isGood }) => !isGood)

test('where all is well, each thing has a tick and a sentence', async () => {
  const ended = await doctor({ JWT_SECRET, MONGODB_URI: chat.mongodbUri })
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  const lines = ended.stdout.trim().split('\n')
  expect(lines.filter((line) => !line.startsWith('✓ '))).toEqual([])
  for (const says of ['The settings can be used', 'Node 24', 'JWT_SECRET has 32 bytes', 'replica set', 'GB are free'])
    expect(ended.stdout).toContain(says)
  expect(ended.stdout).toMatch(/The database is MongoDB \d+\.\d+\.\d+\./)
  expect(ended.stdout).toContain("The database's clock and this machine's are less than a second apart")
})

test('every problem of the settings is a cross, and the rest is looked at all the same', async () => {
  const env = { JWT_SECRET: 'short', JWT_ALGORITHM: 'none', LOG_LEVEL: 'loud', S3_BUCKET: 'b' }
  const ended = await doctor({ ...env, MONGODB_URI: chat.mongodbUri }, '--json')
  expect(ended.code).toBe(1)
  expect(JSON.parse(ended.stderr)).toMatchObject({ error: { code: 'NOT_WELL' } })
  const says = bad(ended).map(({ what, says }) => `${what}: ${says}`)
  expect(says).toEqual([
    expect.stringContaining('settings: JWT_ALGORITHM has to be one of'),
    expect.stringContaining('settings: LOG_LEVEL has to be one of'),
    expect.stringContaining('settings: S3_ENDPOINT and S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY have to be set too'),
    expect.stringContaining('secret: JWT_SECRET has 5 bytes, and HS256 wants 32 or more'),
  ])
})

test('a database that is not there is told without its password', async () => {
  const ended = await doctor({ JWT_SECRET, MONGODB_URI: 'mongodb://ann:swordfish@127.0.0.1:1/parley' })
  expect(ended.code).toBe(1)
  expect(ended.stdout).toMatch(/^✗ MONGODB_URI can't be used: /m)
  expect(ended.stdout + ended.stderr).not.toContain('swordfish')
})

test('without MONGODB_URI it says which mongod there is, and whether a named one runs', async () => {
  expect(findings(await doctor({}, '--json'))).toContainEqual(expect.objectContaining({ what: 'mongod', isGood: true }))
  expect(bad(await doctor({ MONGOD_BINARY: '/bin/false' }, '--json'))).toMatchObject([
    { what: 'mongod', says: expect.stringContaining("MONGOD_BINARY is /bin/false, which can't be used") },
  ])
})

test('a port is free, has a Parley that is ready, or is somebody else’s', async () => {
  const env = { JWT_SECRET, MONGODB_URI: inject('mongoUri'), HOST: '127.0.0.1' }
  const parleys = await doctor({ ...env, PORT: new URL(chat.url).port }, '--json')
  expect(parleys.code).toBe(0)
  const says = findings(parleys).map((finding) => finding.says)
  expect(says).toContainEqual(expect.stringMatching(/A Parley runs on port \d+, and is ready\./))
  expect(says).toContainEqual(expect.stringMatching(/The server's clock and this machine's are .* apart\./))

  const other = createServer((socket) => socket.resume().end('220 mail.example\r\n')).listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as { port: number }
  expect(bad(await doctor({ ...env, PORT: String(port) }, '--json'))).toMatchObject([
    { what: 'port', says: `Port ${port} is taken by something that is no Parley: stop it, or set another PORT.` },
  ])
  await new Promise((resolve) => other.close(resolve))
  const free = await doctor({ ...env, PORT: String(port) }, '--json')
  expect(findings(free)).toContainEqual({ what: 'port', isGood: true, says: `Port ${port} is free.` })
})

test('a Redis is looked for where REDIS_URL names one', async () => {
  const redis = createServer((socket) => socket.once('data', () => socket.write('+PONG\r\n'))).listen(0, '127.0.0.1')
  await new Promise((resolve) => redis.once('listening', resolve))
  const { port } = redis.address() as { port: number }
  const REDIS_URL = `redis://:swordfish@127.0.0.1:${port}`
  expect(findings(await doctor({ REDIS_URL }, '--json'))).toContainEqual({
    what: 'redis',
    isGood: true,
    says: `Redis answers at 127.0.0.1:${port}.`,
  })
  await new Promise((resolve) => redis.close(resolve))
  expect(bad(await doctor({ REDIS_URL }, '--json'))).toMatchObject([
    { what: 'redis', says: expect.stringContaining(`REDIS_URL (127.0.0.1:${port}) can't be reached`) },
  ])
})
