import { expect, test } from 'vitest'
import { DeleteMessageDocument, SendMessageDocument } from '../generated/operations.ts'
import { startChat } from '../support/chat.ts'

test('of 200 sends at once those that are refused hurt no other', async () => {
  await using chat = await startChat()
  const [ann, bob] = await chat.users('ann', 'bob')
  const gone = await ann.sends(bob, 'gone')
  await ann.does(DeleteMessageDocument, { messageId: gone.id })
  await using phone = await bob.events()
  await phone.next()
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, i) => {
      const replyToId = i % 4 === 0 ? gone.id : null
      const input = { recipientId: bob.id, clientId: `c${i}`, text: `text ${i}`, replyToId }
      return ann.ask(SendMessageDocument, { input })
    }),
  )
  const refused = answers.filter(({ errors }) => errors)
  expect(refused).toHaveLength(50)
  for (const { errors } of refused) expect(errors![0]!.extensions).toEqual({ code: 'CONFLICT', argument: 'replyToId' })
  const sent = answers.flatMap(({ data }) => (data ? [data.sendMessage.message] : []))
  expect(sent.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(Array.from({ length: 150 }, (_, i) => i + 2))
  const heard = (await phone.take(150)).map((event) => (event.__typename === 'MessageAdded' ? event.message.seq : 0))
  expect(heard).toEqual(Array.from({ length: 150 }, (_, i) => i + 2))
})

test('past what may wait sends are OVERLOADED: nothing was written, and a retry succeeds', async () => {
  await using chat = await startChat({ limits: { queue: { entries: 2 } } })
  const [ann, bob] = [await chat.user('ann'), await chat.user('bob')]
  const { conversation } = await ann.sends(bob, 'first')
  let left = Array.from({ length: 60 }, (_, i) => `c${i}`)
  let refusals = 0
  while (left.length > 0) {
    const before = (await bob.history(conversation.id)).length
    const tried = await Promise.all(
      left.map(async (clientId) => {
        const input = { conversationId: conversation.id, clientId, text: clientId }
        return { clientId, ...(await ann.ask(SendMessageDocument, { input })) }
      }),
    )
    const refused = tried.filter(({ errors }) => errors)
    for (const { errors } of refused) expect(errors).toMatchObject([{ extensions: { code: 'OVERLOADED' } }])
    for (const { data } of tried) expect(data?.sendMessage.deduplicated ?? false).toBe(false)
    expect(await bob.history(conversation.id)).toHaveLength(before + left.length - refused.length)
    refusals += refused.length
    left = refused.map(({ clientId }) => clientId)
  }
  expect(refusals).toBeGreaterThan(0)
  const history = await bob.history(conversation.id)
  expect(new Set(history.map(({ clientId }) => clientId)).size).toBe(61)
})
