import { expect, test } from 'vitest'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'

/** What a process looks after by itself comes in between too rarely to be counted. */
const chat = await startSharedChat({ limits: { lookEveryMs: 3_600_000, leaseMs: 3_600_000 } })
const [ann] = await chat.people('ann')
const others = await chat.people(...range(1, 50).map((i) => `other-${i}`))
const messages = await Promise.all(others.map((other) => other.sends(ann, 'hello')))
await Promise.all(others.map((other, i) => ann.sends(other, 'an answer', { replyToId: messages[i]!.id })))

const [cat] = await chat.people('cat')
for (let i = 0; i < 20; i++) {
  const question = await ann.sends(cat, 'a question')
  await cat.sends(ann, 'an answer', { replyToId: question.id })
}

/** The commands that the database is sent for a query. */
const commandsFor = (query: string) =>
  chat.commands(async () => expect(await ann.ask(query)).not.toHaveProperty('errors'))

const conversations = (first: number) => `{ conversations(first: ${first}) { nodes {
  unreadCount peer { name } viewerMember { readSeq } members { user { name } }
  lastMessage { text state isRead sender { name } readBy { name } replyTo { text sender { name } } }
  firstUnread { text sender { name } }
} } }`

test('a page of 50 conversations takes as many commands as one of 5', async () => {
  const five = await commandsFor(conversations(5))
  const fifty = await commandsFor(conversations(50))
  expect(fifty).toEqual(five)
  expect(fifty.length).toBe(5)
})

test('a page of history with senders and answers takes as many whatever its size', async () => {
  const history = (last: number) => `{ conversations(first: 1) { nodes { messages(last: ${last}) { nodes {
    text state isRead sender { name } readBy { name } replyTo { text sender { name } } conversation { id }
  } } } } }`
  const four = await commandsFor(history(4))
  const forty = await commandsFor(history(40))
  expect(forty).toEqual(four)
  expect(forty.length).toBe(4)
})

test('histories of many conversations come in one command', async () => {
  const histories = (first: number) =>
    `{ conversations(first: ${first}) { nodes { messages(last: 2) { nodes { text } } } } }`
  expect(await commandsFor(histories(50))).toEqual(await commandsFor(histories(2)))
})

test('what is not selected is not asked for: counts, and who comes back', async () => {
  expect(await commandsFor('{ __typename cursor }')).toEqual([])
  expect(await commandsFor('{ conversations { nodes { id unreadCount } } }')).toEqual(['find'])
  expect(await commandsFor('{ conversations { totalCount } }')).toHaveLength(2)
})
