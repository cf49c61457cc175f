import { expect, test } from 'vitest'
import { CreateGroupDocument, RemoveMemberDocument } from '../generated/operations.ts'
import { startChat } from '../support/chat.ts'
import type { Frame } from '../support/frames.ts'
import { seeded } from '../support/random.ts'
import { range } from '../support/range.ts'
import { startSlowDatabase } from '../support/slow-database.ts'
import { until } from '../support/eventually.ts'

const selection = `seq conversation { lastMessage { text } }`
const aliases = range(1, 20).map((i) => `t${i}: text`)

test.each([
  ['events', `events { cursor ... on MessageAdded { message { ${aliases.join(' ')} ${selection} } } }`],
  ['messageReceived', `messageReceived { ${aliases.join(' ')} ${selection} }`],
])(
  'what still waited for a slow reader of %s shows nothing of after the removal',
  async (name, fields) => {
    await using chat = await startChat()
    const [ann, bob, dave] = await chat.users('ann', 'bob', 'dave')
    const { conversation } = (await ann.does(CreateGroupDocument, { input: { title: 'group', memberIds: [bob.id] } }))
      .createGroup
    await using phone = await bob.connect()
    phone.send({ id: name, type: 'subscribe', payload: { query: `subscription { ${fields} }` } })
    await until(() => chat.app.hub.size === 1)
    phone.pause()
    for (let i = 0; i < 30; i++) await ann.sends(conversation.id, '長'.repeat(10_000))
    await ann.does(RemoveMemberDocument, { conversationId: conversation.id, userId: bob.id })
    await ann.sends(conversation.id, 'secret')
    phone.resume()
    await dave.sends(bob, 'elsewhere')
    const frames: Frame[] = []
    do frames.push(await phone.nextOf(name))
    while (!JSON.stringify(frames.at(-1)).includes('elsewhere'))
    // Of those that had been sent before it was removed, and of none after.
    expect(frames.length).toBeGreaterThan(2)
    expect(JSON.stringify(frames)).not.toContain('secret')
  },
  30_000,
)

/** More than rows that were read for an event serve those who are slower to ask. */
const slowMs = 60
const rounds = 15

test('where the database is slow, an event is looked at and shown by the same rows: nothing of after the removal', async () => {
  await using chat = await startChat()
  await using slow = await startSlowDatabase(chat.mongodbUri, slowMs)
  await using other = await startChat({ limits: { lookEveryMs: 20 }, mongodbUri: slow.uri })
  const [ann, bob] = await chat.users('ann', 'bob')
  const bobThere = await other.user('bob')
  await using phone = await bobThere.connect()
  const query = `subscription { events { __typename ... on MessageAdded { message { text ${selection} } } } }`
  phone.send({ id: '1', type: 'subscribe', payload: { query } })
  await phone.nextOf('1')
  const random = seeded(3)
  for (let i = 0; i < rounds; i++) {
    const { conversation } = (await ann.does(CreateGroupDocument, { input: { title: 'group', memberIds: [bob.id] } }))
      .createGroup
    await ann.sends(conversation.id, 'open')
    // So that the removal comes before, while and after the message is looked at.
    for (let n = random.below(7); n > 0; n--) await bobThere.does('{ viewer { id } }')
    await ann.does(RemoveMemberDocument, { conversationId: conversation.id, userId: bob.id })
    await ann.sends(conversation.id, 'secret')
  }
  await ann.sends(bob, 'elsewhere')
  const frames: string[] = []
  do frames.push(JSON.stringify(await phone.nextOf('1')))
  while (!frames.at(-1)!.includes('elsewhere'))
  expect(frames.filter((frame) => frame.includes('open')).length).toBeGreaterThan(0)
  expect(frames.filter((frame) => frame.includes('secret'))).toEqual([])
})
