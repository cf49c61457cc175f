import { array, assert, boolean, integer, oneof, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import {
  cut,
  join,
  nothing,
  withMessage,
  type Message,
  type Stretch,
} from '../../web/src/conversation/history/stretch.ts'
import { range } from '../support/range.ts'

const message = (seq: number, version = 1): Message =>
  ({ id: `m${seq}`, seq, version, text: `${seq}, version ${version}`, replyTo: null }) as Message
const seqsOf = ({ entries }: Stretch): number[] => entries.map((entry) => entry.message.seq)

/** What a page of a history says, as of now. */
const page = (versions: readonly number[], from: number, to: number): Stretch => ({
  entries: range(from, to).map((seq) => ({ cursor: String(seq), message: message(seq, versions[seq - 1]) })),
  hasOlder: from > 1,
  hasNewer: to < versions.length,
})

const step = oneof(
  record({ kind: integer({ min: 0, max: 0 }), at: integer({ min: 1, max: 60 }), size: integer({ min: 1, max: 20 }) }),
  record({ kind: integer({ min: 1, max: 3 }), at: integer({ min: 1, max: 60 }), size: integer({ min: 1, max: 20 }) }),
)

test('whatever is loaded, comes, changes and is let go of, a stretch has no gap, and the newest that it was given', () => {
  assert(
    property(array(step, { maxLength: 40 }), boolean(), (steps, beginsAtEnd) => {
      /** The history as the server has it: the version of each message. */
      const versions = range(1, 30).map(() => 1)
      let stretch = beginsAtEnd ? page(versions, 21, 30) : page(versions, 5, 14)
      const wrong: string[] = []
      for (const { kind, at, size } of steps) {
        const seqs = seqsOf(stretch)
        const [first, last] = [seqs[0]!, seqs.at(-1)!]
        if (kind === 0) {
          // A page beside it, or one that lies elsewhere.
          const from = Math.max(1, Math.min(at, versions.length - size))
          const found = page(versions, from, Math.min(versions.length, from + size))
          const joined = join(found, stretch)
          const isApart = seqsOf(found)[0]! > last + 1 || seqsOf(found).at(-1)! < first - 1
          if ((joined === null) !== isApart) wrong.push(`joined ${first}–${last} with ${seqsOf(found).join()}`)
          stretch = joined ?? found
        } else if (kind === 1) {
          versions.push(1)
          stretch = withMessage(stretch, message(versions.length))
        } else if (kind === 2) {
          const seq = Math.min(at, versions.length)
          versions[seq - 1]!++
          stretch = withMessage(stretch, message(seq, versions[seq - 1]))
          // What is told once more, or late, changes nothing.
          if (withMessage(stretch, message(seq, versions[seq - 1]! - 1)) !== stretch) wrong.push(`late ${seq}`)
        } else stretch = cut(stretch, at, size)

        const now = seqsOf(stretch)
        expect(now).toEqual(range(now[0]!, now.at(-1)!))
        expect(stretch.entries.map((entry) => entry.message.version)).toEqual(now.map((seq) => versions[seq - 1]))
        expect(stretch.hasOlder).toBe(now[0]! > 1)
        expect(stretch.hasNewer || now.at(-1) === versions.length).toBe(true)
        expect(kind !== 3 || now.length <= size).toBe(true)
      }
      expect(wrong).toEqual([])
    }),
  )
})

test('what is behind a gap isn’t placed: more is there to be loaded', () => {
  const stretch = page([1, 1, 1], 1, 3)
  expect(withMessage(stretch, message(5))).toEqual({ ...stretch, hasNewer: true })
  expect(seqsOf(withMessage(nothing, message(1)))).toEqual([1])
})
