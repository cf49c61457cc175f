import { expect, test } from 'vitest'
import { EventsDocument, MessageReceivedDocument } from '../generated/operations.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { runOver, subscribe } from '../support/subscribe.ts'
import { eventually } from '../support/eventually.ts'

const chat = await startSharedChat()
const { hub } = chat.app
const nobodyListens = () => eventually(() => expect(hub.size).toBe(0))

test('who unsubscribes is gone, and may come back under the same id', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using client = await bob.connect()
  for (let i = 1; i <= 3; i++) {
    const events = subscribe(client, EventsDocument, {}, 'events')
    expect((await events.next()).events.__typename).toBe('CaughtUp')
    expect(hub.size).toBe(1)
    await ann.sends(bob, `message ${i}`)
    expect((await events.next()).events).toMatchObject({ message: { text: `message ${i}` } })
    events.complete()
    await nobodyListens()
  }
  expect(await runOver(client, '{ viewer { id } }')).toMatchObject({ payload: { data: { viewer: { id: bob.id } } } })
})

test('an id that is completed and used again at once leaves nobody behind', async () => {
  const [bob] = await chat.people('bob')
  await using client = await bob.connect()
  for (let i = 0; i < 20; i++) {
    subscribe(client, MessageReceivedDocument, {}, 'same').complete()
    subscribe(client, EventsDocument, {}, 'same').complete()
  }
  expect(await runOver(client, '{ __typename }')).toMatchObject({ type: 'next' })
  await nobodyListens()
})

test('who closes the socket, or loses it, is gone', async () => {
  const [bob] = await chat.people('bob')
  for (const end of ['close', 'terminate'] as const) {
    const client = await bob.connect()
    const events = subscribe(client, EventsDocument)
    subscribe(client, MessageReceivedDocument)
    await events.next()
    await eventually(() => expect(hub.size).toBe(2))
    await client[end]()
    await nobodyListens()
  }
})

test('a client’s mistake inside an event ends its subscription with an error, and not the socket', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using client = await bob.connect()
  const wrong = subscribe(
    client,
    `subscription { events { cursor
      ... on MessageAdded { message { conversation { messages(first: 1000) { totalCount } } } } } }`,
  )
  const right = subscribe(client, EventsDocument)
  await wrong.next()
  await right.next()
  await ann.sends(bob, 'hello')
  expect(await wrong.frame()).toMatchObject({
    type: 'error',
    payload: [{ extensions: { code: 'BAD_USER_INPUT', argument: 'first' } }],
  })
  expect((await right.next()).events).toMatchObject({ __typename: 'MessageAdded' })
  await eventually(() => expect(hub.size).toBe(1))
  expect(await runOver(client, '{ viewer { id } }')).toMatchObject({ payload: { data: { viewer: { id: bob.id } } } })
})

test('a subscription that is wrong from the start ends before it begins', async () => {
  const [bob] = await chat.people('bob')
  await using client = await bob.connect()
  const two = subscribe(client, 'subscription { events { id } messageReceived { id } }')
  expect(await two.frame()).toMatchObject({
    type: 'error',
    payload: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
  })
  const wrongVariable = subscribe<unknown, object>(client, EventsDocument, { after: { not: 'a cursor' } })
  expect(await wrongVariable.frame()).toMatchObject({
    type: 'next',
    payload: { errors: [{ extensions: { code: 'BAD_USER_INPUT', argument: 'after' } }] },
  })
  expect(await wrongVariable.frame()).toMatchObject({ type: 'complete' })
  await nobodyListens()
})
