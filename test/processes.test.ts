import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { ViewerDocument } from './generated/operations.ts'
import { eventually } from './support/eventually.ts'
import { readMetrics } from './support/metrics.ts'
import { createPerson, type Person } from './support/person.ts'
import { range } from './support/range.ts'
import { startFollower } from './support/recorder.ts'
import { mongodsOn, startMain, tempDir, type Started } from './support/started.ts'
import { testTokens } from './support/chat.ts'
import { signToken } from '../src/server/authentication.ts'

const demoPerson = async (server: Started, name: string): Promise<Person> =>
  createPerson(await server.url, name, server.token(name))

const childrenOf = (pid: number): number[] =>
  execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(pid)], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('main.'))
    .map((line) => Number.parseInt(line, 10))

test('PROCESSES=2 serves one port by two processes, which hear of each other at once, and stops both', async () => {
  await using dir = await tempDir()
  // Nobody looks by themselves.
  await using server = startMain({ DATA_DIR: dir.path, PROCESSES: '2', LOOK_EVERY_MS: '60000' })
  const url = await server.url
  const [ann, bob] = await Promise.all([demoPerson(server, 'ann'), demoPerson(server, 'bob')])
  const readers = await Promise.all(range(1, 16).map(() => bob.events()))
  await Promise.all(readers.map((reader) => reader.next()))
  // Whoever is asked speaks for both: who is connected to two processes counts on both.
  for (const _ of range(1, 4))
    await eventually(async () => {
      const { value } = await readMetrics(url, { connection: 'close' })
      expect([value('parley_sockets'), value('parley_people'), value('parley_bridge_up')]).toEqual([16, 2, 1])
    })
  for (const i of range(1, 5)) await ann.sends(bob, `message ${i}`)
  // A mark of what was delivered may come in between.
  const nextText = async (reader: (typeof readers)[number]): Promise<string | null> => {
    const event = await reader.next()
    return event.__typename === 'MessageAdded' ? event.message.text : nextText(reader)
  }
  for (const reader of readers) for (const i of range(1, 5)) expect(await nextText(reader)).toBe(`message ${i}`)
  await Promise.all(readers.map(({ client }) => client.close()))
  server.kill('SIGINT')
  expect(await server.exited).toMatchObject({ code: 0 })
  expect(server.stdout()).toMatch(/Stopped\.\n$/)
  expect(server.stderr()).toBe('')
  expect(mongodsOn(dir.path)).toEqual([])
})

test('one of them that is killed is started again, and its clients go on at whichever takes them', async () => {
  await using dir = await tempDir()
  const secret = { JWT_SECRET: testTokens.secret, HOST: '127.0.0.1' }
  await using server = startMain({ DATA_DIR: dir.path, PROCESSES: '2', ...secret })
  const url = await server.url
  const [ann, bob] = ['ann', 'bob'].map((id) => createPerson(url, id, signToken({ id, name: id }, testTokens, 3600)))
  // Who has heard nothing yet when its process ends has no cursor either, and would begin anew.
  const { cursor } = await bob!.does(ViewerDocument)
  const followers = range(1, 8).map(() => startFollower({ url: () => url, person: 'bob', after: cursor }))
  await eventually(() => expect(followers.every(({ connections }) => connections > 0)).toBe(true))
  const sent: string[] = []
  for (const [round, index] of [0, 1].entries()) {
    const [before] = [childrenOf(server.pid)]
    expect(before).toHaveLength(2)
    process.kill(before[index]!, 'SIGKILL')
    // Whoever is asked next may be the one that is gone.
    await eventually(async () => sent.push((await ann!.sends(bob!, `round ${round}`)).id))
    await eventually(() => expect(childrenOf(server.pid).filter((pid) => !before.includes(pid))).toHaveLength(1))
    expect(server.stdout()).toContain(`Process ${before[index]} ended (SIGKILL), and is started again.`)
  }
  await Promise.all(followers.map((follower) => follower.hears(new Set(sent))))
  expect(followers.map(({ resyncs }) => resyncs)).toEqual(followers.map(() => 0))
  await Promise.all(followers.map((follower) => follower.close()))
})
