import { pino } from 'pino'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { DeleteMessageDocument, MessageReceivedDocument } from '../generated/operations.ts'
import type { Person } from '../support/person.ts'
import { request } from '../support/http.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { openEventSource } from '../support/sse.ts'
import { runOver, subscribe } from '../support/subscribe.ts'
import { until } from '../support/eventually.ts'

interface LogLine {
  level: number
  msg: string
  requestId?: string
  err?: { message: string; stack: string }
}
const lines: LogLine[] = []
const logger = pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line) as LogLine) })
const chat = await startSharedChat({ logger })

beforeEach(() => {
  lines.length = 0
})

type Errors = { message: string; extensions: Record<string, unknown>; stack?: unknown }[]

/** The errors of one query, as each transport gives them. */
const overAll = async (person: Person, query: string): Promise<Record<string, Errors>> => {
  await using client = await person.connect()
  const frame = await runOver(client, query)
  await using source = await openEventSource(chat, { query }, person.headers)
  return {
    http: (await request(chat, { query }, { headers: person.headers })).body.errors,
    webSocket: frame.type === 'error' ? frame.payload : frame.payload.errors,
    sse: (await source.next())!.data.errors,
  }
}

/** [what is refused, the query, the extensions] */
const refusals: [string, string, object][] = [
  ['does not parse', '{', { code: 'GRAPHQL_PARSE_FAILED' }],
  ['is not valid', '{ nothing }', { code: 'GRAPHQL_VALIDATION_FAILED' }],
  ['gives a wrong argument', '{ users(first: 0) { totalCount } }', { code: 'BAD_USER_INPUT', argument: 'first' }],
  ['is for admins', 'mutation { upsertUsers(input: []) { users { id } } }', { code: 'FORBIDDEN' }],
  [
    'names what is not there',
    'mutation { deleteMessage(messageId: "x") { message { id } } }',
    { code: 'NOT_FOUND', argument: 'messageId' },
  ],
]

test.each(refusals)('who %s is told the same over HTTP, WebSocket and SSE', async (_, query, extensions) => {
  const [ann] = await chat.people('ann')
  const answers = await overAll(ann, query)
  for (const [transport, errors] of Object.entries(answers))
    expect([transport, errors.map((error) => error.extensions)]).toEqual([transport, [extensions]])
  expect(answers['webSocket']).toEqual(answers['http'])
  expect(answers['sse']).toEqual(answers['http'])
  expect(JSON.stringify(answers)).not.toMatch(/stack|node_modules|\.ts:/)
  expect(lines).toEqual([])
})

/** A message whose conversation is gone, which nothing that is written here ever makes. */
const broken = async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { id, conversation } = await ann.sends(bob, 'orphan')
  const { messages } = chat.app.database
  const { _id, ...row } = (await messages.findOne({ _id: id }))!
  await messages.insertOne({ ...row, _id: `${_id}-2`, seq: 2, clientId: 'x', senderId: 'nobody at all' })
  await chat.app.database.conversations.updateOne({ _id: conversation.id }, { $set: { lastSeq: 2 } })
  return { ann, query: `{ conversation(id: "${conversation.id}") { lastMessage { sender { name } } } }` }
}

test('what fails unexpectedly is masked, and logged once with the request’s id', async () => {
  const { ann, query } = await broken()
  for (const [transport, errors] of Object.entries(await overAll(ann, query))) {
    expect(errors).toHaveLength(1)
    const [{ message, extensions }] = errors as [Errors[number]]
    expect([transport, message]).toEqual([transport, 'Something went wrong on the server. It has been logged.'])
    expect(extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) })
    const logged = lines.filter(({ requestId }) => requestId === extensions['requestId'])
    expect(logged).toHaveLength(1)
    expect(logged[0]).toMatchObject({ level: 50, err: { stack: expect.stringContaining('at ') } })
  }
  expect(lines).toHaveLength(3)
})

test('a subscription’s errors are masked and logged in the same way', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await using client = await bob.connect()
  const received = subscribe(client, MessageReceivedDocument)
  await until(() => chat.app.hub.size === 1)
  const { messages } = chat.app.database
  const find = messages.find.bind(messages)
  const broken = vi.spyOn(messages, 'find').mockImplementation((filter, options) => {
    // The search reads messages too, at its own time.
    if (options?.comment === 'search') return find(filter, options)
    throw new Error('mongodb://user:password@host is away')
  })
  onTestFinished(() => broken.mockRestore())
  await ann.sends(bob, 'hello')
  const frame = await received.frame()
  expect(frame.payload.errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }])
  expect(JSON.stringify(frame)).not.toContain('password')
  expect(lines).toMatchObject([{ err: { message: 'mongodb://user:password@host is away' } }])
})

test('nothing that people write, and no token, gets into the log', async () => {
  const { ann, query } = await broken()
  await ann.ask(query)
  await ann.ask(DeleteMessageDocument, { messageId: 'x' })
  const log = JSON.stringify(lines)
  expect(log).not.toContain('orphan')
  expect(log).not.toContain(ann.token)
})
