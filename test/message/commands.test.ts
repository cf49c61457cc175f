import { expect, test } from 'vitest'
import { startChat } from '../support/chat.ts'
import { range } from '../support/range.ts'

/** What a process looks after by itself comes in between too rarely to be counted; and one lane has one batch under way. */
const limits = { lanes: 1, lookEveryMs: 3_600_000, leaseMs: 3_600_000 }
const ann = { id: 'ann', name: null, role: 'USER', issuedAt: 0, expiresAt: null } as const

test('100 sends at once to people who are elsewhere are one transaction, and one read of who they are', async () => {
  await using chat = await startChat({ limits })
  const { people, messages } = chat.app
  const others = range(1, 100).map((i) => `other-${i}`)
  await people.know(['ann', ...others].map((id) => ({ id, issuedAt: 0 })))
  const toAll = (text: string) =>
    chat.commands(() =>
      Promise.all(others.map((id) => messages.send(ann, { recipientId: id, clientId: `${text} ${id}`, text }))),
    )
  // The people and the conversations; then the lane, and what is new.
  expect(await toAll('hello')).toEqual(['find', 'find', 'update', 'insert', 'insert', 'insert', 'commitTransaction'])
  // By now all are known.
  expect(await toAll('again')).toEqual(['update', 'update', 'insert', 'insert', 'commitTransaction'])
})
