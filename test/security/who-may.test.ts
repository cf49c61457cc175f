import { getNamedType, isInputObjectType, isObjectType, type GraphQLInputType } from 'graphql'
import { expect, test } from 'vitest'
import { eventually, until } from '../support/eventually.ts'
import { request } from '../support/http.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { subscribe } from '../support/subscribe.ts'
import { namedIn, schema, withAll } from './all-of.ts'
import { absent, createScene, whos, withIds, type Who } from './scene.ts'
import { mutations, queries, roundabout, subscriptions, type Row } from './who-may.ts'

/** What a process does by itself would be counted where it comes in between. */
const never = 3_600_000
const chat = await startSharedChat({ limits: { lookEveryMs: never, leaseMs: never, erasures: { everyMs: never } } })
const root = await chat.admin()
/** Nothing changes in it: who may not, tries here; who may, in the other. */
const untouched = await createScene(chat, root)
const scene = await createScene(chat, root)

type Kind = 'query' | 'mutation' | 'subscription'
interface Case {
  name: string
  kind: Kind
  row: Row
}
const casesOf = (kind: Kind, rows: Record<string, Row>): Case[] =>
  Object.entries(rows).map(([name, row]) => ({ name, kind, row }))
const around = (kind: Kind, rows: Row[]): Case[] => rows.map((row) => ({ name: row.ask, kind, row }))
const cases = [
  ...casesOf('query', queries),
  ...casesOf('mutation', mutations),
  ...around('query', roundabout.query),
  ...around('mutation', roundabout.mutation),
]

/** Where the table doesn't say, the rule for all does. */
const expectedOf = (who: Who, { name, row }: Case): string => {
  if (who === 'nobody') return 'UNAUTHENTICATED'
  if (who === 'suspended') return name === 'viewer' ? 'ok' : 'SUSPENDED'
  return row[who]
}

interface Answered {
  /** As the table has it. */
  is: string
  text: string
}

const asked = async (who: Who, { kind, row }: Case, { people } = scene, ids = scene.ids): Promise<Answered> => {
  const query = withIds(withAll(`${kind} { ${row.ask} }`, who === 'admin'), ids)
  const { body } = await request(chat, { query }, { headers: people[who].headers })
  const text = JSON.stringify(body)
  const [error] = (body.errors ?? []) as { extensions: { code: string; argument?: string } }[]
  if (error) return { is: [error.extensions.code, error.extensions.argument ?? []].flat().join(' '), text }
  const [value] = Object.values(body.data as object) as unknown[]
  return { is: value === null ? 'null' : 'ok', text }
}

const { ann, ids, canary } = untouched
/** Who people are is no secret; all else of Ann's is. */
const nothing = { ...absent(ids), ann: ann.id, victim: ids['victim']! }
const annsView = async (): Promise<string> => {
  const document = withIds(withAll('{ conversation(id: $group) { * } room(id: $room) { * } }', false), ids)
  // Addresses are signed for a while.
  return JSON.stringify(await ann.does(document)).replaceAll(/"(url|thumbnailUrl|urlExpiresAt)":"[^"]*"/g, '')
}
const before = await annsView()

const counted = async (who: Who, each: Case, of: Record<string, string>) => {
  let answered!: Answered
  const commands = await chat.commands(async () => (answered = await asked(who, each, untouched, of)))
  return { answered, commands: commands.length }
}

const isOutside = (who: Who): boolean => who !== 'member' && who !== 'admin'
/** What could tell that something is there. */
const isNothing = (is: string): boolean => is === 'null' || /^(NOT_FOUND|BAD_USER_INPUT)/.test(is)

test.each(cases)(
  'OWASP GraphQL, access control: $kind { $name } by who may not is refused, as what isn’t there',
  async (each) => {
    const refusedTo = whos.filter((who) => each.kind === 'query' || expectedOf(who, each) !== 'ok')
    for (const who of refusedTo) {
      const first = await counted(who, each, ids)
      const { answered } = first
      expect([who, answered.is]).toEqual([who, expectedOf(who, each)])
      expect([who, isOutside(who) && answered.text.includes(canary)]).toEqual([who, false])
      if (!isOutside(who) || !isNothing(answered.is)) continue
      // An answer doesn't wait for all that was begun for it: what is always so is meant.
      let pair = [first, await counted(who, each, nothing)] as const
      for (let i = 0; i < 5 && pair[0].commands !== pair[1].commands; i++)
        pair = [await counted(who, each, ids), await counted(who, each, nothing)]
      expect([who, pair[1].answered.text]).toEqual([who, pair[0].answered.text])
      expect([who, pair[1].commands]).toEqual([who, pair[0].commands])
    }
  },
)

test('OWASP GraphQL, access control: what was refused has changed nothing', async () => {
  expect(await annsView()).toBe(before)
})

test.each(cases.filter(({ kind }) => kind === 'mutation'))(
  'OWASP GraphQL, access control: mutation { $name } is done for who may',
  async (each) => {
    for (const who of whos.filter((one) => expectedOf(one, each) === 'ok')) {
      const { is, text } = await asked(who, each)
      expect([who, is, text]).toEqual([who, 'ok', text])
      expect([who, isOutside(who) && text.includes(scene.canary)]).toEqual([who, false])
    }
  },
)

/** Streams that are open. */
const streams = (): number => {
  const { hub, presence } = chat.app
  return hub.size + presence.typing.size + presence.service.size
}

/** As the table has it, once the stream is open or refused. */
const subscribed = async (who: Who, each: Case, of: Record<string, string>): Promise<Answered> => {
  const query = withIds(withAll(`subscription { ${each.row.ask} }`, who === 'admin'), of)
  await using client = await untouched.people[who].connect()
  let payload: { errors?: { extensions: { code: string; argument?: string } }[] } | undefined
  void subscribe(client, query)
    .frame()
    .then((frame) => (payload = frame.payload as typeof payload))
    .catch(() => {})
  await until(() => payload !== undefined || streams() === 1)
  const [error] = payload?.errors ?? []
  const is = error ? [error.extensions.code, error.extensions.argument ?? []].flat().join(' ') : 'ok'
  return { is, text: is === 'ok' ? '' : JSON.stringify(payload) }
}

test.each(casesOf('subscription', subscriptions))(
  'OWASP GraphQL, access control: subscription { $name } begins for who may alone',
  async (each) => {
    for (const who of ['nobody', 'suspended'] as const)
      await expect(subscribed(who, each, ids)).rejects.toThrow(who === 'nobody' ? '4403 The token' : '4403 Suspended')
    for (const who of whos.slice(2)) {
      const { is, text } = await subscribed(who, each, ids)
      expect([who, is]).toEqual([who, expectedOf(who, each)])
      await until(() => streams() === 0)
      const twin = await subscribed(who, each, nothing)
      expect([who, isNothing(is) ? twin.text : text]).toEqual([who, text])
      await until(() => streams() === 0)
    }
  },
)

test('OWASP GraphQL, access control: every stream of who may not is silent about what others do', async () => {
  const { people, ids: theirs, ann: acting, canary: told } = await createScene(chat, root)
  const outside = [people.stranger, people.former, people.blocked]
  const heard: string[] = []
  const ends = await Promise.all(
    outside.map(async (person) => {
      const events = await person.events()
      await events.next()
      for (const [name, { ask }] of Object.entries(subscriptions).slice(1)) {
        const query = withAll(`subscription { ${ask.replace(/\(.*?\)/, '')} }`, false)
        events.client.send({ id: name, type: 'subscribe', payload: { query } })
      }
      return events
    }),
  )
  // Who hears of the statuses of all hears of their own conversations too.
  await eventually(() => expect(streams()).toBe(outside.length * (Object.keys(subscriptions).length + 1)))
  for (const { ask } of Object.values(mutations).filter((row) => row.member === 'ok' && row.stranger !== 'ok'))
    await people.member.ask(withIds(withAll(`mutation { ${ask} }`, false), theirs))
  await acting.sends(people.member, `${told} more`)
  await acting.sends(theirs['group']!, `${told} more`)
  await root.does('mutation { broadcast(input: { clientId: "the-end", text: "the end" }) { deduplicated } }')
  for (const { client } of ends) {
    for (let frame = await client.next(); ; frame = await client.next()) {
      heard.push(JSON.stringify(frame))
      if (frame.id === 'events') break
    }
    await client.close()
  }
  expect(heard.join()).not.toContain(told)
  // Each heard of the end first of all.
  expect(heard.filter((frame) => frame.includes('"id":"events"')).join()).not.toMatch(
    /MessageAdded|MessageChanged|MessagesRead/,
  )
  expect(heard.join()).toContain('the end')
})

test('OWASP GraphQL, access control: no cursor of Ann’s opens anything of hers to others', async () => {
  const lists = [
    'conversations',
    'users',
    'onlineUsers',
    'blockedUsers',
    'broadcasts',
    'rooms',
    'searchMessages(query: "text"',
  ]
  const paged = (list: string, after: string | null) => {
    const given = after === null ? 'first: 1' : `first: 100, after: ${JSON.stringify(after)}`
    return `{ list: ${list}${list.includes('(') ? ', ' : '('}${given}) { edges { cursor } nodes { __typename id } pageInfo { endCursor } } }`
  }
  type Paged = { list: { pageInfo: { endCursor: string | null }; nodes: { id: string }[] } }
  const own = await Promise.all(lists.map(async (list) => (await ann.does<Paged, unknown>(paged(list, null))).list))
  const cursors = [ids['page']!, ids['cursor']!, ...own.flatMap(({ pageInfo }) => pageInfo.endCursor ?? [])]
  expect(cursors.length).toBeGreaterThan(5)
  const hers = [ids['group']!, ids['message']!, ids['direct']!, ids['broadcast']!]
  for (const person of [untouched.people.stranger, untouched.people.former, untouched.people.blocked])
    for (const list of lists)
      for (const cursor of cursors) {
        const { data, errors } = await person.ask<Paged, unknown>(paged(list, cursor))
        const { nodes } = data?.list ?? { nodes: [] }
        expect(nodes.filter(({ id }) => hers.includes(id))).toEqual([])
        for (const { extensions } of errors ?? [])
          expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' })
      }
  await using stream = await untouched.people.stranger.events({ after: ids['cursor']! })
  expect((await stream.next()).__typename).toBe('ResyncRequired')
})

const coordinates = (name: string): string[] =>
  Object.keys((schema.getType(name) as { getFields(): object }).getFields())

test('every field of the roots has its row', () => {
  expect(Object.keys(queries).sort()).toEqual(coordinates('Query').sort())
  expect(Object.keys(mutations).sort()).toEqual(coordinates('Mutation').sort())
  expect(Object.keys(subscriptions).sort()).toEqual(coordinates('Subscription').sort())
})

test('every argument that names something is tried with what is somebody else’s', () => {
  const isId = (type: GraphQLInputType): boolean => getNamedType(type).name === 'ID'
  const all = Object.values(schema.getTypeMap()).flatMap((type) => {
    if (isInputObjectType(type))
      return Object.values(type.getFields()).flatMap((each) => (isId(each.type) ? `${type.name}.${each.name}` : []))
    if (!isObjectType(type) || type.name.startsWith('__')) return []
    return Object.values(type.getFields()).flatMap((field) =>
      field.args.flatMap((each) => (isId(each.type) ? `${type.name}.${field.name}.${each.name}` : [])),
    )
  })
  const tried = [...cases, ...casesOf('subscription', subscriptions)].flatMap(({ kind, row }) =>
    namedIn(`${kind} { ${row.ask} }`),
  )
  expect([...new Set(tried)].filter((each) => all.includes(each)).sort()).toEqual(all.sort())
  expect(all.length).toBeGreaterThan(50)
})
