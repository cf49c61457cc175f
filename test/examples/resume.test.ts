import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { signToken } from '../../src/server/authentication.ts'
import { freshDatabase, testTokens } from '../support/chat.ts'
import { insist } from '../support/recorder.ts'
import { range } from '../support/range.ts'
import { startServerProcess } from '../support/server-process.ts'

/** One of the scripts, as somebody runs it in a terminal. */
const run = (script: string, person: string, url: string) => {
  const child = spawn(process.execPath, [`examples/resume/${script}`], {
    env: {
      PATH: process.env['PATH'],
      PARLEY_URL: `${url.replace('http', 'ws')}/graphql`,
      TOKEN: signToken({ id: person, name: person }, testTokens, 3600),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  const waiting = new Set<() => void>()
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line)
    for (const look of waiting) look()
  })
  return {
    lines,
    prints: (isIt: (line: string) => boolean) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      const look = () => {
        if (lines.some(isIt)) resolve()
      }
      waiting.add(look)
      look()
      child.once('exit', () => reject(new Error(`${script} ended: ${lines.slice(-5).join('; ')}`)))
      return promise.finally(() => waiting.delete(look))
    },
    [Symbol.dispose]: () => child.kill(),
  }
}

const numberIn = (line: string): number => Number(/^(?:sent|heard) (\d+)$/.exec(line)?.[1] ?? 0)

test('a server that is killed and started again while two scripts talk: no number is missing or doubled', async () => {
  await using database = freshDatabase()
  await using server = await startServerProcess(database.uri, { LEASE_MS: '1500' })
  const url = () => server.url
  for (const person of ['ann', 'bob']) await insist(url, person, '{ viewer { id } }')
  using listener = run('listener.mjs', 'bob', server.url)
  await listener.prints((line) => line === 'connected')
  using writer = run('writer.mjs', 'ann', server.url)
  for (const round of [1, 2, 3]) {
    await listener.prints((line) => numberIn(line) >= round * 4)
    await server.kill('SIGKILL')
    await server.start()
  }
  const sent = Math.max(...writer.lines.map(numberIn)) + 5
  await listener.prints((line) => numberIn(line) >= sent)
  const heard = listener.lines.map(numberIn).filter(Boolean)
  expect(heard).toEqual(range(1, heard.at(-1)!))
  expect(listener.lines.filter((line) => /MISSING|DOUBLED|RESYNC/.test(line))).toEqual([])
  expect(listener.lines.filter((line) => line.startsWith('not connected'))).not.toEqual([])
}, 60_000)
