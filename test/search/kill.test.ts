import { expect, test } from 'vitest'
import { signToken } from '../../src/server/authentication.ts'
import { freshDatabase, testTokens } from '../support/chat.ts'
import { createPerson } from '../support/person.ts'
import { range } from '../support/range.ts'
import { startServerProcess } from '../support/server-process.ts'
import { textsFor } from './found.ts'

test('what was acknowledged right before a kill -9 is found after the next start, each once', async () => {
  await using database = freshDatabase()
  await using server = await startServerProcess(database.uri, { LEASE_MS: '600', LOOK_EVERY_MS: '50' })
  const person = (name: string) => createPerson(server.url, name, signToken({ id: name, name }, testTokens, 3600))
  await person('bob').ask('{ viewer { id } }')
  const texts: string[] = []
  for (const round of range(1, 4)) {
    for (const i of range(1, 10)) {
      await person('ann').sends(person('bob'), `killed ${round} ${i}`)
      texts.unshift(`killed ${round} ${i}`)
    }
    // At another moment of the gathering and the writing in each round.
    await new Promise((resolve) => setTimeout(resolve, round * 20))
    await server.kill('SIGKILL')
    await server.start()
  }
  await expect.poll(() => textsFor(person('bob'), 'killed')).toEqual(texts)
})
