import { isObjectType, type GraphQLObjectType } from 'graphql'
import { expect, test } from 'vitest'
import { startSharedChat } from '../support/shared-chat.ts'
import { hasDirective, isForAdmins } from '../support/selections.ts'
import { openEventSource } from '../support/sse.ts'
import { runOver } from '../support/subscribe.ts'
import { schema } from './all-of.ts'
import { ofPages, whoSees, type Fields } from './who-sees.ts'

const chat = await startSharedChat()

const objects = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType => isObjectType(type) && !/^(__|Query$|Mutation$|Subscription$)/.test(type.name),
)
const words = (text = ''): string[] => text.split(/\s+/).filter(Boolean)
const tableOf = ({ name }: GraphQLObjectType): Fields | undefined =>
  whoSees[name] ?? ofPages[/Connection$|Edge$/.exec(name)?.[0] ?? '']

test('every field of every object has its place in the table of who sees it', () => {
  for (const type of objects) {
    const fields = Object.values(type.getFields())
    const { all, viewer, admins = {} } = tableOf(type) ?? {}
    const names = (chosen: typeof fields) => chosen.map(({ name }) => name).sort()
    const isViewers = (field: (typeof fields)[number]) => !isForAdmins(field) && hasDirective(field, 'viewer')
    expect([type.name, names(fields.filter((each) => !isForAdmins(each) && !isViewers(each)))]).toEqual([
      type.name,
      words(all).sort(),
    ])
    expect([type.name, names(fields.filter(isViewers))]).toEqual([type.name, words(viewer).sort()])
    expect([type.name, names(fields.filter(isForAdmins))]).toEqual([type.name, Object.keys(admins).sort()])
  }
  expect(Object.keys(whoSees).filter((name) => !schema.getType(name))).toEqual([])
})

const ways = Object.entries(whoSees).flatMap(([type, { admins = {} }]) =>
  Object.entries(admins).map(([field, document]) => ({ named: `${type}.${field}`, document })),
)

test.each(ways)(
  'OWASP GraphQL, access control: $named is refused to who is no admin, over HTTP, WebSocket and SSE, also in a fragment',
  async ({ named, document }) => {
    const [ann] = await chat.people('ann')
    const [, operation, selection] = /^(\w*) ?(\{.*)$/.exec(document)!
    const root = operation === 'subscription' ? 'Subscription' : 'Query'
    const inFragment = `${operation || 'query'} { ...Hidden } fragment Hidden on ${root} ${selection}`
    const refused = { extensions: { code: 'FORBIDDEN' }, message: `${named} is for admins.` }
    for (const query of [document, inFragment]) {
      await using client = await ann.connect()
      await using source = await openEventSource(chat, { query }, ann.headers)
      expect((await ann.ask(query)).errors).toMatchObject([refused])
      expect((await runOver(client, query)).payload).toMatchObject([refused])
      expect((await source.next())!.data.errors).toMatchObject([refused])
    }
  },
)
