import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockDataDir } from '../../src/embedded/data-dir-lock.ts'
import { range } from '../support/range.ts'
import { folder } from './places.ts'

const folders = 20
const contenders = 5

/** A process that tries to take what it is told to, and keeps it until it is killed. */
const contender = async () => {
  const child = fork(join(import.meta.dirname, 'contender-process.ts'), { execArgv: [] })
  await once(child, 'message')
  return {
    takes: async (wanted: string[]): Promise<string[]> => {
      const got = once(child, 'message')
      child.send(wanted)
      return (await got)[0]
    },
    [Symbol.asyncDispose]: async () => {
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    },
  }
}

test(`what a killed process held is one other's, of ${contenders} that want it at once, ${folders} times`, async () => {
  await using place = await folder()
  const wanted = range(1, folders).map((i) => place.in(String(i)))
  await Promise.all(wanted.map((path) => mkdir(path)))
  {
    await using killed = await contender()
    expect(await killed.takes(wanted)).toEqual(wanted)
  }
  await using all = new AsyncDisposableStack()
  const others = await Promise.all(range(1, contenders).map(async () => all.use(await contender())))
  const got = await Promise.all(others.map((other) => other.takes(wanted)))
  const takers = wanted.map((path) => got.flat().filter((each) => each === path).length)
  expect(takers).toEqual(wanted.map(() => 1))
})

test('a lock that was released is free, and one that is held is refused, also to its own process', async () => {
  await using place = await folder()
  const lock = await lockDataDir(place.path)
  await expect(lockDataDir(place.path)).rejects.toThrow(`in use by another Parley (process ${process.pid})`)
  await lock.release()

  await using again = new AsyncDisposableStack()
  again.defer((await lockDataDir(place.path)).release)
})
