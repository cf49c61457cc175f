import { expect, test } from 'vitest'
import * as operations from '../generated/operations.ts'
import { startChat } from '../support/chat.ts'
import { connectFrames } from '../support/frames.ts'
import { readMetrics } from '../support/metrics.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { subscribe } from '../support/subscribe.ts'
import { until } from '../support/eventually.ts'

const metricsToken = 'a-token-for-the-collector'
const chat = await startSharedChat({ metrics: { token: metricsToken, isOpen: false } })
const collector = { authorization: `Bearer ${metricsToken}` }
const read = () => readMetrics(chat.url, collector)
const get = async (headers: Record<string, string> = {}) => {
  const response = await fetch(`${chat.url}/metrics`, { headers })
  return { status: response.status, asks: response.headers.get('www-authenticate'), text: await response.text() }
}

test('they are for who has the token, and for admins', async () => {
  const [ann] = await chat.people('ann')
  const admin = await chat.admin()
  expect(await get()).toMatchObject({ status: 401, asks: 'Bearer realm="metrics"' })
  expect(await get({ authorization: 'Bearer another-token' })).toMatchObject({ status: 401 })
  expect(await get({ authorization: `Bearer ${metricsToken}.` })).toMatchObject({ status: 401 })
  const refused = await get(ann.headers)
  expect(refused).toMatchObject({ status: 403 })
  expect(refused.text).not.toContain('parley_')
  expect(await get(admin.headers)).toMatchObject({ status: 200 })
  expect(await get(collector)).toMatchObject({ status: 200 })
})

test('an admin who is suspended reads them no more', async () => {
  const boss = await chat.user('boss', { role: 'admin' })
  const admin = await chat.admin()
  await admin.does(operations.SuspendUserDocument, { userId: boss.id, reason: 'On leave' })
  expect(await get(boss.headers)).toMatchObject({ status: 403 })
})

test('a server for its own machine alone shows them to anybody there', async () => {
  await using open = await startChat({ metrics: { isOpen: true } })
  const response = await fetch(`${open.url}/metrics`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
})

test('operations are counted by type, root field and outcome', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const before = await read()
  const added = async (labels: Record<string, string>) =>
    (await read()).value('parley_operations_total', labels) - before.value('parley_operations_total', labels)

  await ann.sends(bob, 'one')
  await ann.sends(bob, 'two')
  await ann.refused(operations.SendMessageDocument, {
    input: { recipientId: 'nobody', clientId: 'x', text: 'Is anybody there?' },
  })
  const sends = { type: 'mutation', field: 'sendMessage' }
  expect(await added({ ...sends, outcome: 'ok' })).toBe(2)
  expect(await added({ ...sends, outcome: 'NOT_FOUND' })).toBe(1)

  await ann.does('query A { unreadCount ...More } fragment More on Query { viewer { id } }')
  expect(await added({ type: 'query', field: 'several', outcome: 'ok' })).toBe(1)
  await ann.ask('{ nothing }')
  await ann.ask('{ viewer {')
  expect(await added({ type: 'unknown', outcome: 'GRAPHQL_VALIDATION_FAILED' })).toBe(1)
  expect(await added({ type: 'unknown', outcome: 'GRAPHQL_PARSE_FAILED' })).toBe(1)
  await ann.ask('{ serverStatistics { at } }')
  expect(await added({ type: 'query', field: 'serverStatistics', outcome: 'FORBIDDEN' })).toBe(1)
  const after = await read()
  expect(after.value('parley_refusals_total', { code: 'FORBIDDEN' })).toBe(
    before.value('parley_refusals_total', { code: 'FORBIDDEN' }) + 1,
  )
  expect(after.value('parley_operation_seconds_count', { type: 'mutation' })).toBe(
    before.value('parley_operation_seconds_count', { type: 'mutation' }) + 3,
  )
})

test('what is no operation is refused, and counted too', async () => {
  const refused = async (code: string) => (await read()).value('parley_refusals_total', { code })
  const before = await refused('UNAUTHENTICATED')
  const answer = await fetch(`${chat.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer of nothing' },
    body: JSON.stringify({ query: '{ viewer { id } }' }),
  })
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
  expect(await refused('UNAUTHENTICATED')).toBe(before + 1)

  const socket = `${chat.url.replace('http', 'ws')}/graphql`
  await expect(connectFrames(socket, { connectionParams: { token: 'none' } })).rejects.toThrow('4403')
  expect(await refused('UNAUTHENTICATED')).toBe(before + 2)
})

test('sends are batches, and reach their readers in milliseconds', async () => {
  await using own = await startChat({ metrics: { isOpen: true } })
  const [ann, bob] = await own.users('ann', 'bob')
  await using phone = await bob.events()
  await phone.next()
  const before = await readMetrics(own.url, {})
  for (let i = 0; i < 5; i++) {
    await ann.sends(bob, `message ${i}`)
    await phone.next()
  }
  const after = await readMetrics(own.url, {})
  const added = (name: string, labels?: Record<string, string>) =>
    after.value(name, labels) - before.value(name, labels)
  expect(added('parley_commit_batches_total', { outcome: 'committed' })).toBe(5)
  expect(added('parley_commit_batch_entries_sum')).toBe(5)
  expect(added('parley_commit_seconds_count')).toBe(5)
  expect(added('parley_deliveries_total')).toBe(5)
  expect(added('parley_delivery_seconds_count')).toBe(5)
  expect(added('parley_delivery_seconds_bucket', { le: '10' })).toBe(5)
  expect(added('parley_delivery_seconds_sum')).toBeLessThan(50)
})

test('connections, subscriptions and their ends', async () => {
  await using own = await startChat({ metrics: { isOpen: true } })
  const [ann, bob] = await own.users('ann', 'bob')
  const look = () => readMetrics(own.url, {})
  const phone = await bob.connect()
  const laptop = await bob.connect()
  await using page = await ann.events()
  await page.next()
  subscribe(phone, 'subscription { typingChanged { isTyping } }')
  await until(async () => (await look()).value('parley_subscriptions') === 2)
  const open = await look()
  expect(open.value('parley_sockets')).toBe(3)
  expect(open.value('parley_connections')).toBe(3)
  expect(open.value('parley_people')).toBe(2)
  expect(open.value('parley_subscriptions')).toBe(2)
  expect(open.value('parley_subscriber_groups')).toBe(1)
  expect(open.value('parley_typing_listeners')).toBe(1)

  await phone.close()
  await laptop.close()
  await until(async () => (await look()).value('parley_sockets') === 1)
  const left = await look()
  expect(left.value('parley_subscriptions')).toBe(1)
  expect(left.value('parley_typing_listeners')).toBe(0)
  expect(left.value('parley_people')).toBe(1)
  expect(left.value('parley_socket_closes_total')).toBe(2)
})

test('streams that go on from a cursor, with what they had missed, and those that could not', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const stream = await bob.events()
  await stream.next()
  const { cursor } = stream
  await stream[Symbol.asyncDispose]()
  for (const text of ['a', 'b', 'c']) await ann.sends(bob, text)
  const before = await read()

  await using resumed = await bob.events({ after: cursor })
  await resumed.until('CaughtUp')
  await using foreign = await ann.events({ after: cursor })
  await foreign.until('CaughtUp')
  await using fresh = await ann.events()
  await fresh.until('CaughtUp')

  const after = await read()
  const added = (name: string, labels?: Record<string, string>) =>
    after.value(name, labels) - before.value(name, labels)
  expect(added('parley_resumes_total', { outcome: 'caught-up' })).toBe(1)
  expect(added('parley_resumed_events_total')).toBe(3)
  expect(added('parley_resumes_total', { outcome: 'resync' })).toBe(1)
  expect(added('parley_delivery_seconds_count'), 'what was missed is as late as its reader').toBe(0)
})

test('a process that has not heard of what another one wrote is behind, by lane, until it has looked', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using other = await chat.another({ metrics: { isOpen: true }, limits: { lookEveryMs: 3_600_000 } })
  const { conversation, seq } = await ann.sends(bob, 'over there')
  expect(seq).toBe(1)
  for (const text of ['and', 'again']) await ann.sends(conversation.id, text)
  const { value, labels } = await readMetrics(other.url, {})
  const behind = (lanes: number[]) =>
    lanes.reduce((sum, lane) => sum + value('parley_frontier_lag_entries', { lane: String(lane) }), 0)
  expect(behind(chat.app.lanes())).toBe(3)
  expect(behind(other.app.lanes())).toBe(0)
  expect([...labels('parley_frontier_lag_entries')]).toEqual(['lane'])

  await other.app.frontier.look()
  const looked = await readMetrics(other.url, {})
  expect(looked.value('parley_frontier_lag_entries')).toBe(0)
  expect(looked.value('parley_frontier_look_age_seconds')).toBeGreaterThan(0)
})

test('no label names a person, and none has values without end', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await ann.sends(bob, 'a text that is nobody’s business')
  await ann.ask(`query ${ann.id.replace('-', '_')} { viewer { id } alias_of_mine: unreadCount }`)
  const phone = await bob.connect()
  phone.terminate()
  const { text, labels, types } = await read()
  for (const word of [ann.id, bob.id, 'nobody’s', 'alias_of_mine', ann.id.replace('-', '_')])
    expect(text).not.toContain(word)
  const own = [...types.keys()].filter((name) => name.startsWith('parley_'))
  const used = new Set(own.flatMap((name) => [name, `${name}_bucket`]).flatMap((name) => [...labels(name)]))
  expect([...used].sort()).toEqual(['code', 'field', 'lane', 'le', 'outcome', 'type', 'version', 'what'])
})
