import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { StartError } from '../../src/kernel/errors.ts'
import { readSettings, settingNames } from '../../src/kernel/settings.ts'

const fileOf = (name: string): string => readFileSync(join(import.meta.dirname, '..', '..', name), 'utf8')

/** Its settings, in their order: name and default. */
const examples = fileOf('.env.example')
  .split('\n')
  .flatMap((line): [string, string][] => {
    const [, name, value] = /^# ([A-Z][A-Z0-9_]+)=(.*)$/.exec(line) ?? []
    return name === undefined ? [] : [[name, value!]]
  })

const refusal = (env: Record<string, string>): string => {
  try {
    readSettings(env)
  } catch (error) {
    expect(error).toBeInstanceOf(StartError)
    return (error as StartError).message
  }
  throw new Error('They were taken.')
}

test('.env.example names every setting, and no other', () => {
  expect(examples.map(([name]) => name).sort()).toEqual([...settingNames].sort())
})

test('.env.example shows each default, sets nothing, and has a line on each', () => {
  const settings = readSettings({}) as unknown as Record<string, string | number | boolean | undefined>
  expect(examples).toEqual(examples.map(([name]) => [name, String(settings[name] ?? '')]))
  const lines = fileOf('.env.example').split('\n')
  expect(lines.filter((line) => line !== '' && !line.startsWith('# '))).toEqual([])
  const explained = lines.filter((_, i) => /^# [A-Z0-9_]+=/.test(lines[i + 1] ?? ''))
  expect(explained.filter((line) => !/^# [A-Z].+\.$/.test(line))).toEqual([])
})

test('the table in the README names every setting, with its default', () => {
  const rows = fileOf('README.md').split('\n')
  const expected = examples.map(([name, value]) => (value ? `| \`${name}\` | \`${value}\` |` : `| \`${name}\` |`))
  expect(expected.filter((start) => !rows.some((row) => row.startsWith(start)))).toEqual([])
})

test('an empty setting is an unset one', () => {
  const empty = Object.fromEntries([...settingNames, 'NODE_ENV'].map((name) => [name, ' ']))
  expect(readSettings(empty)).toEqual(readSettings({}))
})

test('all problems are told at once, each by its name, without a password', () => {
  const message = refusal({
    PORT: 'http',
    DIRECTORY: 'nobody',
    LOG_RETENTION_DAYS: '-1.5',
    PUBLIC_URL: 'chat.example',
    MONGODB_URI: 'mongo://parley:to/p@secret@db/',
  })
  expect(message.split('\n')).toEqual([
    "The settings can't be used:",
    '  - PORT has to be a whole number from 0 to 65535, and is "http"',
    '  - PUBLIC_URL has to be an address with http:// or https://, and is "chat.example"',
    '  - MONGODB_URI has to start with mongodb:// or mongodb+srv://, and is "mongo://***@db/"',
    '  - DIRECTORY has to be one of everyone, contacts, admins, and is "nobody"',
    '  - LOG_RETENTION_DAYS has to be a whole number from 1 to 3650, and is "-1.5"',
  ])
})

test('a secret that is wrong is not shown', () => {
  expect(refusal({ METRICS_TOKEN: 'geheim' }).split('\n')).toEqual([
    "The settings can't be used:",
    '  - METRICS_TOKEN has to have 16 characters or more, none of them a space',
  ])
})

test('production needs a secret and a database, and says both, beside what else is wrong', () => {
  const message = refusal({ NODE_ENV: 'production', PORT: '70000' })
  expect(message).toContain('JWT_SECRET or JWT_JWKS_URL has to be set in production')
  expect(message).toContain('MONGODB_URI has to be set in production')
  expect(message).toContain('PORT has')
  const given = {
    NODE_ENV: 'production',
    JWT_SECRET: 'a secret of 32 bytes, or of more',
    MONGODB_URI: 'mongodb://db/parley',
  }
  expect(readSettings(given)).toMatchObject({ isProduction: true, host: '0.0.0.0' })
  expect(refusal({ ...given, JWT_SECRET: '' })).not.toContain('MONGODB_URI')
})

test('without a secret it listens on this machine alone, with one on all addresses, or where HOST says', () => {
  expect(readSettings({}).host).toBe('127.0.0.1')
  expect(readSettings({ JWT_SECRET: 'a secret of some length' }).host).toBe('0.0.0.0')
  expect(readSettings({ JWT_SECRET: 'a secret of some length', HOST: '10.0.0.7' }).host).toBe('10.0.0.7')
})

test('origins come in a list, and DEBUG is on unless it says no', () => {
  expect(readSettings({ CLIENT_URL: 'https://a.example, https://b.example,' }).CLIENT_URL).toEqual([
    'https://a.example',
    'https://b.example',
  ])
  expect(['1', 'yes', 'parley:*'].map((DEBUG) => readSettings({ DEBUG }).DEBUG)).toEqual([true, true, true])
  expect(['0', 'FALSE', 'off', 'no'].map((DEBUG) => readSettings({ DEBUG }).DEBUG)).toEqual([
    false,
    false,
    false,
    false,
  ])
})

test('files in S3 need all that S3 asks for', () => {
  const some = { S3_ENDPOINT: 'https://s3.example', S3_BUCKET: 'files', S3_ACCESS_KEY_ID: 'key' }
  expect(refusal(some)).toContain('  - S3_SECRET_ACCESS_KEY has to be set too, for files in S3')
  expect(refusal({ S3_BUCKET: 'files' })).toContain('S3_ENDPOINT and S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY have')
  expect(readSettings({ ...some, S3_SECRET_ACCESS_KEY: 'secret' })).toMatchObject({ S3_REGION: 'auto' })
})
