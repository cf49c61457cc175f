import { expect, test } from 'vitest'
import { readResume, resumeOf } from '../../src/server/websocket/connection-params.ts'
import { range } from '../support/range.ts'

test('of what a connection says to go on from, that alone is kept which can be a cursor', () => {
  const long = 'x'.repeat(1001)
  const [cursor, id] = ['x'.repeat(1000), 'i'.repeat(200)]
  expect(readResume(cursor)).toBe(cursor)
  for (const none of [long, '', 7, true, null, undefined]) expect(readResume(none)).toBe(null)
  const given = { [id]: cursor, [`${id}i`]: cursor, long, empty: '', number: 7, list: [cursor], object: { cursor } }
  const resume = readResume(given)
  expect(resume).toEqual(new Map([[id, cursor]]))
  expect(resumeOf(resume, id)).toBe(cursor)
  for (const each of ['long', 'list', 'constructor', '__proto__']) expect(resumeOf(resume, each)).toBe(null)
})

test('a connection’s streams go on from 200 cursors at the most', () => {
  const resume = readResume(Object.fromEntries(range(1, 1000).map((i) => [`s${i}`, `${i}`])))
  expect(resume).toEqual(new Map(range(1, 200).map((i) => [`s${i}`, `${i}`])))
})
