import { expect, test } from 'vitest'
import { signToken } from '../../src/server/authentication.ts'
import { freshDatabase, testTokens } from '../support/chat.ts'
import { insist } from '../support/recorder.ts'
import { range } from '../support/range.ts'
import { startServerProcess } from '../support/server-process.ts'
import { openTerminal, type Terminal } from '../support/terminal.ts'

/** One of the scripts, as somebody runs it in a terminal. */
const run = (script: string, person: string, url: string, token = tokenOf(person)) =>
  openTerminal(process.execPath, [`examples/resume/${script}`], { PARLEY_URL: `${url}/graphql`, TOKEN: token })

const tokenOf = (id: string): string => signToken({ id, name: id }, testTokens, 3600)

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
  expect(writer.lines.filter((line) => line.includes('(1000'))).toEqual([])
})

test('with a token that is none, both say so', async () => {
  await using database = freshDatabase()
  await using server = await startServerProcess(database.uri)
  using listener = run('listener.mjs', 'bob', server.url, 'eyJ…')
  using writer = run('writer.mjs', 'ann', server.url, 'eyJ…')
  const refused = 'not connected (4403: The token is not valid.): trying again'
  const says = (terminal: Terminal) => terminal.prints((line) => line.startsWith('not connected'))
  expect(await Promise.all([says(listener), says(writer)])).toEqual([refused, refused])
})
