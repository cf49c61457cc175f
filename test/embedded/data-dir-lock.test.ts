import { spawnSync } from 'node:child_process'
import { readdir, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { lockDataDir } from '../../src/embedded/data-dir-lock.ts'
import { folder } from './places.ts'

const endedPid = (): number => spawnSync(process.execPath, ['--version']).pid

test.each([
  ['has ended', () => JSON.stringify({ pid: endedPid(), start: '1' })],
  ['has left its pid to another process', () => JSON.stringify({ pid: process.pid, start: '1' })],
  ['wrote half of it', () => '{"pid":'],
])('of many that meet the lock of a holder that %s one takes it over', async (_, left) => {
  await using place = await folder()
  await writeFile(place.in('parley.lock'), left())
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => lockDataDir(place.path)))

  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await readdir(place.path)).toEqual(['parley.lock'])
})

test('a lock that was released is free', async () => {
  await using place = await folder()
  const lock = await lockDataDir(place.path)
  await expect(lockDataDir(place.path)).rejects.toThrow(`(process ${process.pid})`)
  await lock.release()

  await expect(lockDataDir(place.path)).resolves.toBeDefined()
})
