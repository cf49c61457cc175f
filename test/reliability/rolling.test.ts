import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { freshDatabase } from '../support/chat.ts'
import { startLoad } from '../support/load.ts'
import { startOwnRedis } from '../support/own-redis.ts'
import { startServerProcess, type ServerProcess } from '../support/server-process.ts'

const rounds = Number(process.env['ROLLING_RESTARTS'] ?? 3)

test(`${rounds} rolling restarts of two processes under load: nothing lost or doubled, nothing refused but what a retry mends`, async () => {
  await using database = freshDatabase()
  await using redis = await startOwnRedis()
  const env = { REDIS_URL: redis.url }
  await using one = await startServerProcess(database.uri, env)
  await using two = await startServerProcess(database.uri, env)
  const servers = [one, two]
  // As behind a balancer: whoever comes back, or tries again, meets any of them.
  let asked = 0
  const load = await startLoad({ urls: [() => servers[asked++ % servers.length]!.url] })
  const stops: number[] = []
  for (let round = 0; round < rounds; round++)
    for (const server of servers) {
      await load.acknowledged()
      const began = performance.now()
      const ended = await server.kill('SIGTERM')
      stops.push(Math.round(performance.now() - began))
      expect(ended).toEqual({ code: 0, signal: null })
      expect(server.output()).not.toContain('unexpected')
      await server.start()
      await isReady(server)
    }
  const { violations, figures, recording } = await load.finish()
  expect(violations).toEqual([])
  const attempts = Math.max(...recording.sends.map((send) => send.attempts))
  console.log(`${rounds} rolling restarts:`, figures, { attempts, stops })
}, 1_200_000)

const isReady = async ({ url }: ServerProcess): Promise<void> => {
  while ((await fetch(`${url}/ready`)).status !== 200) await wait(20)
}
