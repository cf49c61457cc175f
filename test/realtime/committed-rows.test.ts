import { expect, test } from 'vitest'
import { positionOf } from '../../src/kernel/position.ts'
import { createHub } from '../../src/realtime/hub.ts'
import type { Run } from '../../src/realtime/event.ts'
import type { Committed } from '../../src/store/commit/batch.ts'
import type { Loaders } from '../../src/store/loaders.ts'
import { startFrontier } from '../../src/store/log/frontier.ts'
import type { LogEntry } from '../../src/store/rows.ts'

const entry = (lane: number, n: number, dep = 0): LogEntry => ({
  _id: positionOf(lane, n),
  to: ['ann'],
  what: 'MessageAdded',
  kind: 'conversation',
  on: 'conversation',
  rev: n,
  dep,
  tick: n,
  ref: `message ${n}`,
  seq: null,
  at: new Date(),
})
const rows: Committed = { conversations: [], messages: [] }

test('the rows of a commit are for who takes its events at once: whoever takes them later reads what became of them', () => {
  const asked: unknown[] = []
  const hub = createHub({
    createLoaders: (given) => {
      asked.push(given)
      return {} as Loaders
    },
  })
  const offered: Run[] = []
  const atOnce = { offer: (run: Run) => void run[0]!.loaders() }
  hub.subscribe('ann', atOnce)
  hub.deliver([{ entry: entry(0, 1), positions: [1] }], rows)
  hub.leave('ann', atOnce)
  hub.subscribe('ann', { offer: (run) => void offered.push(run) })
  hub.deliver([{ entry: entry(0, 2), positions: [2] }], rows)
  offered[0]![0]!.loaders()
  expect(asked).toEqual([rows, null])
})

test('what had to wait for another lane is delivered without rows, and so is what comes with it', async () => {
  const delivered: [string | null, Committed | null][] = []
  const frontier = await startFrontier({
    log: {
      cut: () => Promise.resolve([0, 0]),
      heads: () => Promise.resolve([0, 0]),
      look: () => Promise.resolve(),
    },
    deliver: (batch, given) => delivered.push(...batch.map(({ entry: { ref } }) => [ref, given] as [string, null])),
    heard: () => {},
    lookEveryMs: 3_600_000,
    onTrouble: (_, error) => {
      throw error
    },
    onGap: () => {},
  })
  frontier.take([entry(0, 1)], rows)
  frontier.take([entry(0, 2, positionOf(1, 1))], rows)
  frontier.take([entry(1, 1)], rows)
  frontier.take([entry(0, 3)], rows)
  await frontier.close()
  expect(delivered.map(([ref, given]) => [ref, given !== null])).toEqual([
    ['message 1', true],
    ['message 1', false],
    ['message 2', false],
    ['message 3', true],
  ])
})
