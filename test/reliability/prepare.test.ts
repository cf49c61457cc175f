import { expect, test } from 'vitest'
import { createPrepare } from '../../src/store/commit/prepare.ts'
import type { RowCache } from '../../src/store/commit/row-cache.ts'
import type { ConversationRow, MessageRow } from '../../src/store/rows.ts'

test('where a row was behind, the messages are read again with it', async () => {
  // Behind: the person isn't in it yet. By the time that the row is read, the message has been deleted.
  let row = { _id: 'c', rev: 1, members: [] } as unknown as ConversationRow
  let message = { _id: 'm', conversationId: 'c', deletedAt: null } as unknown as MessageRow
  const cache = {
    get: () => row,
    load: () => {
      row = { ...row, rev: 3, members: [{ userId: 'ann' }] } as ConversationRow
      message = { ...message, deletedAt: new Date() }
      return Promise.resolve([{ kind: 'conversation', row }])
    },
  } as unknown as RowCache
  const find = () => ({ toArray: () => Promise.resolve([message]) })
  const turns = { fought: () => {}, take: () => Promise.resolve(), respect: () => Promise.resolve() }
  const prepare = createPrepare({ messages: { find } } as never, cache, turns, { now: () => new Date() })
  const entry = {
    kind: 'conversation' as const,
    id: 'c',
    messages: ['m'],
    bytes: 1,
    decide: (view: { row: { members?: unknown[] } | null; message(id: string): MessageRow | null }) => {
      if (view.row!.members!.length === 0) throw new Error('not a member')
      return { result: view.message('m')!.deletedAt }
    },
  }
  const { outcomes } = await prepare.batch([entry as never], { id: 0, n: 0, tick: 0 }, new Map())
  expect(outcomes).toEqual([{ result: expect.any(Date) }])
})

test('a row that is heard to be behind while a batch is prepared doesn’t pass for one that isn’t there', async () => {
  const row = { _id: 'c', rev: 1, members: [] } as unknown as ConversationRow
  let cached: ConversationRow | undefined
  const cache = {
    get: () => cached,
    load: () => {
      cached = row
      return Promise.resolve([{ kind: 'conversation', row }])
    },
  } as unknown as RowCache
  const respect = () => {
    cached = undefined
    return Promise.resolve()
  }
  const turns = { fought: () => {}, take: () => Promise.resolve(), respect }
  const prepare = createPrepare({} as never, cache, turns, { now: () => new Date() })
  const decide = (view: { row: ConversationRow | null }) => ({ result: view.row })
  const entry = { kind: 'conversation' as const, id: 'c', bytes: 1, decide }
  const { outcomes } = await prepare.batch([entry as never], { id: 0, n: 0, tick: 0 }, new Map())
  expect(outcomes).toEqual([{ result: row }])
})
