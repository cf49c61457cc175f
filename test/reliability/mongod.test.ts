import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startChat } from '../support/chat.ts'
import { eventually } from '../support/eventually.ts'
import { startLoad } from '../support/load.ts'
import { startOwnMongod } from '../support/own-mongod.ts'
import { startReplicaSet } from '../support/replica-set.ts'

const kills = Number(process.env['KILL_ROUNDS'] ?? 3)
/** As short as a test needs: production waits ten times longer. */
const fast = { operationTimeoutMs: 2000, limits: { lookEveryMs: 50, leaseMs: 3000 } }

test(`kill -9 of mongod under load, ${kills} times: what was acknowledged is there, once, and writing goes on`, async () => {
  await using mongod = await startOwnMongod()
  await using chat = await startChat({ mongodbUri: mongod.uri, ...fast })
  const load = await startLoad({ urls: [() => chat.url] })
  for (let i = 0; i < kills; i++) {
    await load.acknowledged()
    await mongod.killAndRestart()
    await load.acknowledged()
  }
  const { violations, figures } = await load.finish()
  console.log('kill -9 of mongod:', figures)
  expect(violations).toEqual([])
})

test(`the primary of three killed, and giving up amid transactions, ${kills} times each: the same, and writing goes on within 15 s`, async () => {
  await using set = await startReplicaSet()
  // Three that have just begun may take longer than one operation may.
  await using chat = await eventually(() => startChat({ mongodbUri: set.uri, ...fast }))
  const load = await startLoad({ urls: [() => chat.url] })
  const pauses: number[] = []
  for (let i = 0; i < kills; i++) {
    await load.acknowledged()
    const killed = performance.now()
    const restart = await set.killPrimary()
    await load.acknowledged(1)
    pauses.push(Math.round(performance.now() - killed))
    await restart()
  }
  const afterStepDown: number[] = []
  for (let i = 0; i < kills; i++) {
    await load.acknowledged()
    const began = performance.now()
    await set.stepDown()
    await load.acknowledged(1)
    afterStepDown.push(Math.round(performance.now() - began))
  }
  const { violations, figures } = await load.finish()
  console.log('the primary of three:', figures, 'ms until writing went on:', { killed: pauses, afterStepDown })
  expect(violations).toEqual([])
  expect(Math.max(...pauses, ...afterStepDown)).toBeLessThan(15_000)
})

/** `STOPPED_MS=20000` for the long form, with production's times. */
const stoppedMs = Number(process.env['STOPPED_MS'] ?? 0)
const times = stoppedMs > 0 ? { operationTimeoutMs: 10_000 } : fast

test('mongod stopped past the deadline: writes fail clearly, and what commits afterwards is met by the retry', async () => {
  await using mongod = await startOwnMongod()
  await using chat = await startChat({ mongodbUri: mongod.uri, ...times })
  const load = await startLoad({ urls: [() => chat.url], every: 20 })
  const [ann, bob] = await chat.users('ann', 'bob')
  for (let i = 0; i < 2; i++) {
    await load.acknowledged()
    mongod.signal('SIGSTOP')
    const stopped = performance.now()
    const input = { recipientId: bob.id, clientId: `stopped ${i}`, text: 'stopped' }
    const query =
      'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { deduplicated message { id seq } } }'
    const asked = performance.now()
    const refused = await ann.ask(query, { input })
    expect(['UNAVAILABLE', 'OVERLOADED']).toContain(refused.errors?.[0]?.extensions.code)
    const refusedMs = performance.now() - asked
    expect(refusedMs).toBeLessThan(2 * times.operationTimeoutMs)
    // The event loop is free meanwhile.
    let healthMs = 0
    do {
      const since = performance.now()
      expect((await fetch(`${chat.url}/health`)).status).toBe(200)
      healthMs = Math.max(healthMs, performance.now() - since)
      await wait(100)
    } while (performance.now() - stopped < stoppedMs)
    mongod.signal('SIGCONT')
    const continued = performance.now()
    await load.acknowledged(1)
    const wentOnMs = performance.now() - continued
    await load.acknowledged()
    for (;;) if ((await ann.ask(query, { input })).data) break
    console.log('mongod stopped, ms:', { refusedMs, healthMs, wentOnMs })
  }
  const { violations, figures } = await load.finish()
  console.log('mongod stopped:', figures)
  // Those that ann sent beside are nobody's of the load.
  expect(violations.filter((each) => !each.startsWith('nobody sent stopped'))).toEqual([])
})
