import { expect, test } from 'vitest'
import { encodePlace } from '../../src/kernel/page.ts'
import { HistoryDocument, type HistoryQueryVariables } from '../generated/operations.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()
const [ann, bob, cat] = await chat.people('ann', 'bob', 'cat')
const elsewhere = await ann.sends(cat, 'elsewhere')
const { id } = (await ann.sends(bob, '1')).conversation
await Promise.all(Array.from({ length: 59 }, (_, i) => (i % 2 ? ann : bob).sends(id, 'one of many')))

type Page = Omit<HistoryQueryVariables, 'id'>
const page = async (args: Page) => (await bob.does(HistoryDocument, { id, ...args })).conversation!.messages
const refusal = (args: Page) => bob.refused(HistoryDocument, { id, ...args })
const all = await page({ first: 100 })
/** The cursor, and the id, of the message with this seq. */
const at = (seq: number): string => all.edges[seq - 1]!.cursor
const idOf = (seq: number): string => all.nodes[seq - 1]!.id

test('messages are numbered without a gap, and come oldest first', () => {
  expect(all.nodes.map(({ seq }) => seq)).toEqual(range(1, 60))
  expect(all.totalCount).toBe(60)
})

/** [arguments, seqs from, to, hasPreviousPage, hasNextPage] */
const pages: [string, Page, number, number, boolean, boolean][] = [
  ['the last 50, without arguments', {}, 11, 60, true, false],
  ['from the start', { first: 3 }, 1, 3, false, true],
  ['from the end', { last: 3 }, 58, 60, true, false],
  ['all of it', { first: 100 }, 1, 60, false, false],
  ['all of it, from the end', { last: 60 }, 1, 60, false, false],
  ['behind a cursor', { first: 3, after: at(10) }, 11, 13, true, true],
  ['behind a cursor, 50 of them', { after: at(5) }, 6, 55, true, true],
  ['behind a cursor, up to the end', { after: at(57) }, 58, 60, true, false],
  ['behind the last', { after: at(60) }, 61, 60, true, false],
  ['before a cursor', { last: 3, before: at(10) }, 7, 9, true, true],
  ['before a cursor, 50 of them', { before: at(56) }, 6, 55, true, true],
  ['before a cursor, down to the start', { before: at(4) }, 1, 3, false, true],
  ['before the first', { before: at(1) }, 1, 0, false, true],
  ['from the start, up to a cursor', { first: 2, before: at(10) }, 1, 2, false, true],
  ['from the end, down to a cursor', { last: 2, after: at(10) }, 59, 60, true, false],
  ['between two cursors', { after: at(10), before: at(13) }, 11, 12, true, true],
  ['between two cursors, the first', { first: 1, after: at(10), before: at(13) }, 11, 11, true, true],
  ['between two cursors, the last', { last: 1, after: at(10), before: at(13) }, 12, 12, true, true],
  ['between two cursors that leave nothing', { after: at(20), before: at(10) }, 21, 9, true, true],
  ['around a message', { first: 5, around: idOf(30) }, 28, 32, true, true],
  ['around a message, an even number', { first: 4, around: idOf(30) }, 28, 31, true, true],
  ['around a message, itself alone', { first: 1, around: idOf(30) }, 30, 30, true, true],
  ['around a message, 50 of them', { around: idOf(30) }, 5, 54, true, true],
  ['around the first', { first: 5, around: idOf(1) }, 1, 5, false, true],
  ['around the second', { first: 5, around: idOf(2) }, 1, 5, false, true],
  ['around the last', { first: 5, around: idOf(60) }, 56, 60, true, false],
  ['around the last but one, an even number', { first: 4, around: idOf(59) }, 57, 60, true, false],
]

test.each(pages)('a page %s', async (_, args, from, to, hasPreviousPage, hasNextPage) => {
  const { nodes, edges, pageInfo, totalCount } = await page(args)
  expect(nodes.map(({ seq }) => seq)).toEqual(to < from ? [] : range(from, to))
  expect(edges.map(({ cursor }) => cursor)).toEqual(nodes.map(({ seq }) => at(seq)))
  expect(pageInfo).toEqual({
    hasPreviousPage,
    hasNextPage,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  })
  expect(totalCount).toBe(60)
})

test('1 to 100 at a time, from one end', async () => {
  expect(await refusal({ first: 0 })).toBe('BAD_USER_INPUT first')
  expect(await refusal({ first: 101 })).toBe('BAD_USER_INPUT first')
  expect(await refusal({ last: 0 })).toBe('BAD_USER_INPUT last')
  expect(await refusal({ last: 101 })).toBe('BAD_USER_INPUT last')
  expect(await refusal({ first: 1, last: 1 })).toBe('BAD_USER_INPUT last')
})

test('cursors are those of this list', async () => {
  for (const cursor of ['garbage', '', encodePlace('x'), encodePlace(1.5), encodePlace(1, 'x')]) {
    expect(await refusal({ after: cursor })).toBe('BAD_USER_INPUT after')
    expect(await refusal({ before: cursor })).toBe('BAD_USER_INPUT before')
  }
})

test('`around` goes with `first` alone, and names a message of this conversation', async () => {
  expect(await refusal({ around: idOf(30), last: 5 })).toBe('BAD_USER_INPUT around')
  expect(await refusal({ around: idOf(30), after: at(1) })).toBe('BAD_USER_INPUT around')
  expect(await refusal({ around: idOf(30), before: at(60) })).toBe('BAD_USER_INPUT around')
  expect(await refusal({ around: idOf(30), first: 101 })).toBe('BAD_USER_INPUT first')
  expect(await refusal({ around: 'nothing' })).toBe('NOT_FOUND around')
  expect(await refusal({ around: elsewhere.id })).toBe('NOT_FOUND around')
})

test('pages stay the same while new messages arrive, read in either direction', async () => {
  const backwards: number[] = []
  const forwards: number[] = []
  let before: string | null | undefined
  let after: string | null | undefined
  for (let i = 0; i < 6; i++) {
    const older = await page({ last: 10, before: before ?? null })
    backwards.unshift(...older.nodes.map(({ seq }) => seq))
    before = older.pageInfo.startCursor
    const newer = await page({ first: 10, after: after ?? null })
    forwards.push(...newer.nodes.map(({ seq }) => seq))
    after = newer.pageInfo.endCursor
    await ann.sends(id, 'meanwhile')
  }
  expect(backwards).toEqual(range(1, 60))
  expect(forwards).toEqual(range(1, 60))
  expect((await page({ first: 10, after: after! })).nodes.map(({ seq }) => seq)).toEqual(range(61, 66))
})
