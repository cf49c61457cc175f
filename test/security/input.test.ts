import { createServer } from 'node:net'
import { getNamedType, isInputObjectType, isObjectType, type GraphQLInputType } from 'graphql'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import * as operations from '../generated/operations.ts'
import { request } from '../support/http.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { openEventSource } from '../support/sse.ts'
import { schema, withAll } from './all-of.ts'
import { createScene, withIds } from './scene.ts'
import { lookedFor, texts } from './texts.ts'
import { mutations, queries, roundabout } from './who-may.ts'

/** What went wrong inside: nothing of it is to be. */
const failures: string[] = []
const logger = pino({ level: 'error' }, { write: (line: string) => void failures.push(line) })
/** What a process does by itself would be counted where it comes in between. */
const never = 3_600_000
const chat = await startSharedChat({ logger, limits: { lookEveryMs: never, leaseMs: never } })
const root = await chat.admin()
const scene = await createScene(chat, root)
const own = await root.sends(scene.ann, 'mine')
const theirs = await scene.ann.sends(root, 'theirs')
const group = await root.does(operations.CreateGroupDocument, { input: { title: 'Mine', memberIds: [scene.ann.id] } })
const ids = { ...scene.ids, own: own.id, theirs: theirs.id, group: group.createGroup.conversation.id }

interface Refusal {
  code: string
  argument?: string
}
const errorsOf = async (query: string, variables?: object): Promise<Refusal[]> => {
  const { body } = await request(chat, { query, variables }, { headers: root.headers })
  return ((body.errors ?? []) as { extensions: Refusal }[]).map(({ extensions }) => extensions)
}
/** With the text as a variable's value, as clients give it. */
const given = (coordinate: string, text: string): Promise<Refusal[]> => {
  const [, operation = 'query', selection] = /^(mutation|query)? ?(\{[^]*)$/.exec(texts[coordinate]!)!
  const query = withIds(`${operation} ($text: String!) ${selection}`, { ...ids, text: '' }).replaceAll('""', '$text')
  return errorsOf(query, { text })
}
const bounded = Object.keys(texts).filter((coordinate) => !lookedFor.includes(coordinate))

test('every argument that is text has its operation here', () => {
  const isText = (each: { type: GraphQLInputType; name: string }): boolean =>
    String(getNamedType(each.type)) === 'String' && !['after', 'before'].includes(each.name)
  const all = Object.values(schema.getTypeMap()).flatMap((type) => {
    if (isInputObjectType(type))
      return Object.values(type.getFields()).flatMap((each) => (isText(each) ? `${type.name}.${each.name}` : []))
    if (!isObjectType(type) || type.name.startsWith('__')) return []
    return Object.values(type.getFields()).flatMap((field) =>
      field.args.flatMap((each) => (isText(each) ? `${type.name}.${field.name}.${each.name}` : [])),
    )
  })
  expect(Object.keys(texts).sort()).toEqual(all.sort())
})

const broken = {
  'half of a surrogate pair': 'a\ud800',
  'a NUL': 'a\u0000b',
  'an escape sequence': 'a\u001b[31mb',
  'nothing but spaces': ' \u00a0\u3000\t ',
  'more than it may hold': 'a'.repeat(60_000),
  'more marks than any language has': `a${'\u0301\u0316'.repeat(30)}`,
}

test.each(Object.entries(broken))(
  'ASVS 2.2, Unicode: a text with %s is BAD_USER_INPUT wherever it is given, and names the argument',
  async (_, text) => {
    for (const coordinate of bounded) {
      const argument = expect.stringContaining(coordinate.split('.').at(-1)!) as string
      expect([coordinate, await given(coordinate, text)]).toEqual([coordinate, [{ code: 'BAD_USER_INPUT', argument }]])
    }
  },
)

const hostile = [
  '',
  '$gt',
  '{"$gt":""}',
  '{$ne:null}',
  'a.b.c',
  '__proto__',
  'constructor',
  "' || 1==1 //",
  '../../etc/passwd',
  '.*',
  '\u0000',
  '\ud800',
  '\u0001everyone',
  'x'.repeat(20_000),
]
const operators = Object.entries({ query: { ...queries }, mutation: { ...mutations } }).flatMap(([kind, rows]) => [
  ...Object.values(rows).map(({ ask }) => ({ kind, ask })),
  ...roundabout[kind as 'query' | 'mutation'].map(({ ask }) => ({ kind, ask })),
])
const naming = operators.filter(({ ask }) => ask.includes('$'))

test.each(naming)('OWASP NoSQL, injection: no id of another form breaks $kind { $ask }', async ({ kind, ask }) => {
  const wrong = async (id: string) => {
    const all = Object.fromEntries(Object.keys(ids).map((name) => [name, id]))
    return errorsOf(withIds(withAll(`${kind} { ${ask} }`, true), { ...all, uuid: id }))
  }
  for (const id of hostile)
    for (const { code } of await wrong(id)) expect([id, code]).not.toEqual([id, 'INTERNAL_SERVER_ERROR'])
  expect(failures).toEqual([])
})

test('OWASP NoSQL, operators: an object where an id or a text belongs is refused before anything is read', async () => {
  const query = 'query ($id: ID!, $text: String) { user(id: $id) { id } users(search: $text) { totalCount } }'
  for (const value of [{ $gt: '' }, { $ne: null }, [{ $where: 'sleep(1000)' }], { toString: 'x' }, true])
    for (const variables of [{ id: value }, { id: 'a', text: value }]) {
      let refusals: Refusal[] = []
      const commands = await chat.commands(async () => (refusals = await errorsOf(query, variables)))
      expect([value, refusals.map(({ code }) => code), commands]).toEqual([value, ['BAD_USER_INPUT'], []])
    }
})

test('OWASP NoSQL, operators: text that reads like one is text, and is kept as it is', async () => {
  for (const text of ['{"$where":"sleep(9999)"}', '$ne', 'a.b', '__proto__', '{"__proto__":{"isAdmin":true}}'])
    expect((await root.sends(scene.ann, text)).text).toBe(text)
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
})

test('OWASP NoSQL, prototype pollution: keys such as __proto__ in a request and in what a socket begins with do nothing', async () => {
  const query = 'query ($id: ID!) { user(id: $id) { id } }'
  const body = `{"query":${JSON.stringify(query)},"variables":{"__proto__":{"id":"${root.id}"}},"__proto__":{"query":"{ viewer { id } }"}}`
  const answer = await request(chat, body, { headers: root.headers })
  expect(answer.body.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  const connectionParams = JSON.parse(
    `{"__proto__":{"role":"admin"},"resume":{"__proto__":"x","constructor":"y"}}`,
  ) as object
  await using client = await scene.people.stranger.connect({ connectionParams: { ...connectionParams } })
  for (const id of ['__proto__', 'constructor', 'hasOwnProperty']) {
    client.send({ id, type: 'subscribe', payload: { query: 'subscription { events { __typename } }' } })
    expect((await client.nextOf(id)).type).toBe('next')
  }
  expect(({} as { role?: string }).role).toBeUndefined()
})

test('OWASP GraphQL, input: a pattern that would take a regular expression for ever is searched as it is, at once', async () => {
  const patterns = ['(zq+)+$', `${'zq'.repeat(45)}!`, '.*', '^', '(?=zq)', '[^]*']
  for (const text of patterns) {
    const query =
      'query ($text: String!) { users(search: $text) { totalCount } searchMessages(query: $text) { totalCount } }'
    const { data } = await root.ask<{ users: object; searchMessages: object }, object>(query, { text })
    expect(data).toMatchObject({ users: { totalCount: 0 }, searchMessages: { totalCount: 0 } })
  }
})

/** [argument, its wrong values] */
const numbers: [coordinate: string, ask: string][] = [
  ['first', 'conversations(first: $n) { totalCount }'],
  ['first', 'users(first: $n) { totalCount }'],
  ['first', 'onlineUsers(first: $n) { totalCount }'],
  ['first', 'blockedUsers(first: $n) { totalCount }'],
  ['first', 'broadcasts(first: $n) { totalCount }'],
  ['first', 'rooms(first: $n) { totalCount }'],
  ['first', 'searchMessages(query: "a", first: $n) { totalCount }'],
  ['first', 'reports(first: $n) { totalCount }'],
  ['first', 'auditLog(first: $n) { totalCount }'],
  ['first', `exportMessages(userId: "${root.id}", first: $n) { totalCount }`],
  ['first', 'conversations { nodes { messages(first: $n) { totalCount } } }'],
  ['last', 'conversations { nodes { messages(last: $n) { totalCount } } }'],
  ['first', 'rooms { nodes { members(first: $n) { totalCount } } }'],
]

test.each(numbers)('OWASP GraphQL, limiting: %s is 1 to 100 in %s', async (argument, ask) => {
  for (const n of [0, -1, 101, 2_147_483_647, -2_147_483_648]) {
    const refusals = await errorsOf(`query ($n: Int) { ${ask} }`, { n })
    expect([n, refusals[0]]).toEqual([n, { code: 'BAD_USER_INPUT', argument }])
  }
  for (const n of [1.5, 2 ** 31, 1e300, '1', true, [1]])
    expect([n, (await errorsOf(`query ($n: Int) { ${ask} }`, { n }))[0]?.code]).toEqual([n, 'BAD_USER_INPUT'])
})

test('OWASP GraphQL, input: a date that is none, or lies out of what a date can be, is BAD_USER_INPUT', async () => {
  const query = 'mutation ($until: DateTime) { suspendUser(userId: "x", until: $until, reason: "a") { user { id } } }'
  for (const until of ['soon', '2020-13-45T00:00:00Z', 1e300, -1, '999999-01-01T00:00:00Z', '2020-01-01', {}, '']) {
    const [refusal] = await errorsOf(query, { until })
    expect([until, refusal?.code]).toEqual([until, 'BAD_USER_INPUT'])
  }
})

test('OWASP file upload, sizes: those that are none, or more than a file may have, are BAD_USER_INPUT', async () => {
  const query =
    'mutation ($size: Int!) { createUpload(input: { name: "a", mimeType: "text/plain", size: $size }) { uploadUrl } }'
  for (const size of [0, -1, 25_000_001 * 2, 2_147_483_647, 1.5, 1e300])
    expect([size, (await errorsOf(query, { size }))[0]?.code]).toEqual([size, 'BAD_USER_INPUT'])
})

test('OWASP GraphQL, SSRF: the server follows no address that somebody gives', async () => {
  let calls = 0
  const listener = createServer((socket) => {
    calls++
    socket.destroy()
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const { port } = listener.address() as { port: number }
  const url = `https://127.0.0.1:${port}/x.png`
  await root.does(operations.UpsertUsersDocument, { input: [{ id: 'linked', name: 'Linked', avatarUrl: url }] })
  await root.sends(ids.group, `look: ${url} http://127.0.0.1:${port}/`)
  await scene.ann.does(
    `{ user(id: "linked") { avatarUrl } conversation(id: "${ids.group}") { messages { nodes { text } } } }`,
  )
  await root.ask('{ serverStatistics { at } }')
  expect(calls).toBe(0)
  await new Promise((resolve) => listener.close(resolve))
})

test('OWASP GraphQL, input: an avatar’s address that is no plain https is refused', async () => {
  const refused = (avatarUrl: string) =>
    root.refused(operations.UpsertUsersDocument, { input: [{ id: 'x', name: 'X', avatarUrl }] })
  const wrong = [
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'http://example.org/a.png',
    'file:///etc/passwd',
    '//example.org/a.png',
    'https://user:secret@example.org/a.png',
    `https://example.org/${'a'.repeat(2000)}`,
  ]
  for (const avatarUrl of wrong)
    expect([avatarUrl, await refused(avatarUrl)]).toEqual([avatarUrl, 'BAD_USER_INPUT input[0].avatarUrl'])
})

test('OWASP GraphQL, limiting: lists in arguments are bounded', async () => {
  const many = range(1, 1001).map((i) => `"p${i}"`)
  const asks: [string, string][] = [
    [
      'mentionIds',
      `sendMessage(input: { recipientId: "a", clientId: "1", text: "a", mentionIds: [${many.join()}] }) { __typename }`,
    ],
    [
      'attachmentIds',
      `sendMessage(input: { recipientId: "a", clientId: "1", kind: FILE, attachmentIds: [${many.join()}] }) { __typename }`,
    ],
    ['memberIds', `createGroup(input: { title: "a", memberIds: [${many.join()}] }) { __typename }`],
    ['userIds', `addMembers(conversationId: "a", userIds: [${many.join()}]) { __typename }`],
    ['userIds', `addRoomMembers(roomId: "a", userIds: [${many.join()}]) { __typename }`],
    ['userIds', `removeRoomMembers(roomId: "a", userIds: [${many.join()}]) { __typename }`],
  ]
  for (const [argument, ask] of asks)
    expect([ask.slice(0, 20), await errorsOf(`mutation { ${ask} }`)]).toEqual([
      ask.slice(0, 20),
      [{ code: 'BAD_USER_INPUT', argument }],
    ])
})

test('OWASP GraphQL, input: a cursor of the stream with characters that no cursor has is one that isn’t known, by all ways', async () => {
  const query = 'subscription ($after: String) { events(after: $after) { __typename cursor } }'
  const first = async (after: string | null, headers = {}): Promise<{ data?: { events: Record<string, string> } }> => {
    await using stream = await openEventSource(chat, { query, variables: { after } }, { ...root.headers, ...headers })
    return (await stream.next())?.data
  }
  const cursor = (await first(null)).data!.events['cursor']!
  const unknown = { data: { events: { __typename: 'ResyncRequired', cursor: expect.any(String) } } }
  // As many characters as before, and more bytes.
  for (const end of ['é', '€', '\ud800', '\u0000', 'A']) {
    const wrong = cursor.slice(0, -1) + end
    expect([end, await first(wrong)]).toEqual([end, unknown])
    await using socket = await root.connect({ connectionParams: { token: root.token, resume: wrong } })
    socket.send({ id: '1', type: 'subscribe', payload: { query } })
    expect([end, (await socket.nextOf('1')).payload]).toEqual([end, unknown])
  }
  expect(await first(null, { 'last-event-id': `${cursor.slice(0, -1)}é` })).toEqual(unknown)
})

test('nothing of all that has failed inside', () => {
  expect(failures).toEqual([])
})
