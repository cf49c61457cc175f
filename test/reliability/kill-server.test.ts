import { expect, test } from 'vitest'
import { freshDatabase } from '../support/chat.ts'
import { startLoad } from '../support/load.ts'
import { seeded } from '../support/random.ts'
import { startServerProcess } from '../support/server-process.ts'

const rounds = Number(process.env['KILL_ROUNDS'] ?? 20)
/** Several databases at once, each with a server of its own: most of a round is waiting for a start. */
const lines = 4

test(`kill -9 of the server at random moments, ${rounds} rounds: acknowledged is there, once, and followers miss nothing`, async () => {
  const figures = await Promise.all(Array.from({ length: lines }, (_, i) => line(i, Math.ceil(rounds / lines))))
  console.log('kill -9 of the server:', figures)
  expect(figures.flatMap(({ violations }) => violations)).toEqual([])
}, 1_200_000)

const line = async (seed: number, kills: number) => {
  const random = seeded(seed)
  await using database = freshDatabase()
  await using server = await startServerProcess(database.uri, { LEASE_MS: '1500', LOOK_EVERY_MS: '50' })
  const load = await startLoad({ urls: [() => server.url] })
  for (let round = 0; round < kills; round++) {
    // Something was done since the last start, and something is under way.
    await load.acknowledged(1 + random.below(10))
    await new Promise((resolve) => setTimeout(resolve, random.below(30)))
    await server.kill('SIGKILL')
    await server.start()
  }
  const { violations, figures } = await load.finish()
  return { kills, ...figures, violations }
}
