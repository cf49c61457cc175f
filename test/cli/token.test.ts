import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import jwt from 'jsonwebtoken'
import { expect, test } from 'vitest'
import { createPerson } from '../support/person.ts'
import { parley } from '../support/parley.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { testTokens } from '../support/chat.ts'
import { tempDir } from '../support/started.ts'

const chat = await startSharedChat()
const { secret } = testTokens
const JWT_SECRET = secret

test('a token that is signed for an admin is one to the server', async () => {
  const { stdout, stderr, code } = await parley(['token', 'chief', '--name', 'The Chief', '--admin'], {
    env: { JWT_SECRET },
  })
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 })
  const viewer = await createPerson(chat.url, 'chief', stdout.trim()).does('{ viewer { id name role } }')
  expect(viewer).toEqual({ viewer: { id: 'chief', name: 'The Chief', role: 'ADMIN' } })
})

test('its claims are as the settings name them, and it holds as long as was said', async () => {
  const env = {
    JWT_SECRET,
    JWT_ALGORITHM: 'HS512',
    JWT_ISSUER: 'shop',
    JWT_AUDIENCE: 'chat',
    JWT_USER_ID_CLAIM: 'uid',
    JWT_ROLE_CLAIM: 'rank',
  }
  const { stdout } = await parley(['token', 'ann', '--admin', '--expires', '2h', '--json'], { env })
  const told = JSON.parse(stdout) as { token: string; expiresAt: string }
  expect(told).toMatchObject({ id: 'ann', role: 'ADMIN' })
  const options = { algorithms: ['HS512' as const], issuer: 'shop', audience: 'chat' }
  const claims = jwt.verify(told.token, secret, options) as Record<string, number>
  expect(claims).toMatchObject({ uid: 'ann', rank: 'admin' })
  expect(claims['exp']! - claims['iat']!).toBe(7200)
  expect(Math.abs(Date.parse(told.expiresAt) / 1000 - claims['exp']!)).toBeLessThan(2)
})

test('without JWT_SECRET it signs with what is kept in DATA_DIR, and settings are read from .env too', async () => {
  await using dir = await tempDir()
  await writeFile(join(dir.path, 'jwt-secret'), 'a secret that a start has made\n')
  await writeFile(join(dir.path, '.env'), 'DATA_DIR=.\n')
  const { stdout } = await parley(['token', 'ann'], { cwd: dir.path })
  expect(jwt.verify(stdout.trim(), 'a secret that a start has made')).toMatchObject({ sub: 'ann' })
})

test('where there is no secret it says where it looked, and makes none', async () => {
  await using dir = await tempDir()
  const { code, stdout, stderr } = await parley(['token', 'ann'], { cwd: dir.path })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/There is no secret to sign with: .*\.parley has none\.\n$/)
  expect((await parley(['token', 'ann'], { cwd: dir.path })).code).toBe(1)
})

test.each([
  [['token'], /missing required argument 'id'/],
  [['token', 'ann', '--expires', 'soon'], /--expires is a duration such as 2h or 7d, or a date/],
  [['token', 'ann', '--expires', '2020-01-01'], /--expires has to lie ahead of now/],
  [['token', 'ann', '--name', ''], /`name` is empty/],
  [['token', ''], /`id` has 1 to 128 characters/],
  [['token', 'ann', '--secret', 'x'], /unknown option '--secret'/],
])('%j is used wrongly', async (args, says) => {
  const { code, stdout, stderr } = await parley(args, { env: { JWT_SECRET } })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(says)
})

test('settings that are wrong are told as a start tells them', async () => {
  const { code, stderr } = await parley(['token', 'ann'], { env: { JWT_SECRET, JWT_ALGORITHM: 'none' } })
  expect(code).toBe(1)
  expect(stderr).toContain('JWT_ALGORITHM has to be one of HS256, HS384, HS512, and is "none"')
})
