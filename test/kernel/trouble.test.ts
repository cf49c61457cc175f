import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createTrouble } from '../../src/kernel/trouble.ts'

test('a trouble that lasts is logged at once, and then every ten seconds with how often it came; another reason at once', () => {
  const lines: { msg: string; unsaid?: number; err: { message: string } }[] = []
  const logger = pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line) as (typeof lines)[0]) })
  let now = 0
  const onTrouble = createTrouble(logger, { now: () => new Date(now) })
  for (let looks = 0; looks < 50; looks++) {
    onTrouble('The log could not be read.', new Error('away'))
    if (looks === 0) onTrouble('Statistics could not be written.', new Error('another one'))
    now += 500
  }
  onTrouble('The log could not be read.', new Error('corrupt'))
  expect(lines.map(({ msg, unsaid, err }) => [msg, unsaid, err.message])).toEqual([
    ['The log could not be read.', undefined, 'away'],
    ['Statistics could not be written.', undefined, 'another one'],
    ['The log could not be read.', 19, 'away'],
    ['The log could not be read.', 19, 'away'],
    ['The log could not be read.', 9, 'corrupt'],
  ])
})
