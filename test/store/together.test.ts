import { expect, test } from 'vitest'
import { createTogether } from '../../src/store/together.ts'
import { range } from '../support/range.ts'

/** Commands that are answered when the test says so. */
const startCommands = (maxKeys = 100) => {
  const commands: { keys: number[]; answer: PromiseWithResolvers<string> }[] = []
  const ask = createTogether<number, string>({
    read: (keys) => {
      const answer = Promise.withResolvers<string>()
      commands.push({ keys, answer })
      return answer.promise
    },
    nameOf: String,
    maxKeys,
  })
  const keys = () => commands.map((command) => command.keys)
  return { ask, commands, keys }
}

test('equal reads that are asked for at once are one command', async () => {
  const { ask, commands, keys } = startCommands()
  const asked = range(1, 100).map(() => ask([7]))
  await expect.poll(keys).toEqual([[7]])
  commands[0]!.answer.resolve('found')
  expect(new Set(await Promise.all(asked))).toEqual(new Set(['found']))
})

test('what is asked for while a command is out goes with the next one, so that nothing is older than its question', async () => {
  const { ask, commands, keys } = startCommands()
  const first = ask([1])
  await expect.poll(keys).toEqual([[1]])
  const later = [ask([1]), ask([2, 3]), ask([3])]
  commands[0]!.answer.resolve('before')
  expect(await first).toBe('before')
  await expect.poll(keys).toEqual([[1], [1, 2, 3]])
  commands[1]!.answer.resolve('after')
  expect(await Promise.all(later)).toEqual(['after', 'after', 'after'])
})

test('a command has so many keys, and those of one who asks come together', async () => {
  const { ask, keys } = startCommands(3)
  for (const wanted of [[1, 2], [3], [4], [5, 6, 7, 8]]) void ask(wanted)
  await expect.poll(() => keys().flat().length).toBe(8)
  expect(keys()).toEqual([[1, 2, 3], [4], [5, 6, 7, 8]])
})

test('a command that fails fails for those who asked for it, and for nobody else', async () => {
  const { ask, commands, keys } = startCommands()
  const failing = [ask([1]), ask([2])]
  await expect.poll(keys).toEqual([[1, 2]])
  const later = ask([1])
  commands[0]!.answer.reject(new Error('away'))
  for (const each of failing) await expect(each).rejects.toThrow('away')
  await expect.poll(keys).toEqual([[1, 2], [1]])
  commands[1]!.answer.resolve('found')
  expect(await later).toBe('found')
})

test('a command that does not come back holds nobody up for long', async () => {
  const { ask, keys } = startCommands()
  void ask([1])
  await expect.poll(keys).toEqual([[1]])
  void ask([2])
  await expect.poll(keys).toEqual([[1], [2]])
})
