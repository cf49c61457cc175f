import { randomUUID } from 'node:crypto'
import { gql } from '@apollo/client'
import type { Client } from 'graphql-ws'
import { expect, test } from 'vitest'
import { startChat, type Chat } from '../support/chat.ts'
import { startProxy } from '../support/proxy.ts'
import { createApollo } from './apollo.ts'
import { quickly } from './client-suite.ts'
import { hear, load, send, type Heard, type Loaded, type Sent } from './documents.ts'
import { ask } from './graphql-ws.ts'
import { createSocket } from './socket.ts'
import { untilAnswered } from './until-answered.ts'
import { createUrql } from './urql.ts'

/** What the lines of the manual are given: where to show what they load and hear, and what they send. */
interface Page {
  show(data: Loaded | undefined): void
  take(event: Heard['events']): void
  input: { recipientId: string; clientId: string; text: string }
}
type Use = (
  page: Page,
  at: { url: string; getToken: () => Promise<string>; socket: Client },
) => Promise<Sent | undefined>

const useGraphqlWs: Use = async ({ show, take, input }, { socket }) => {
  // docs:start graphql-ws
  const fresh = () => ask<Loaded>(socket, load)
  const loaded = await fresh()
  show(loaded)
  socket.subscribe<Heard>(
    { query: hear, variables: { after: loaded.cursor } },
    {
      next: ({ data }) => {
        take(data!.events)
        if (data!.events.__typename === 'ResyncRequired') void fresh().then(show)
      },
      error: (final) => console.error(final),
      complete: () => {},
    },
  )
  const sent = await untilAnswered(() => ask<Sent>(socket, send, { input }))
  // docs:end
  return sent
}

const useApollo: Use = async ({ show, take, input }, { url, getToken, socket }) => {
  // docs:start apollo
  const apollo = createApollo(url, getToken, socket)
  const fresh = () => apollo.query<Loaded>({ query: gql(load), fetchPolicy: 'network-only' })
  const { data: loaded } = await fresh()
  show(loaded)
  apollo.subscribe<Heard>({ query: gql(hear), variables: { after: loaded!.cursor } }).subscribe(({ data, error }) => {
    if (!data) return console.error(error)
    take(data.events)
    if (data.events.__typename === 'ResyncRequired') void fresh().then(({ data }) => show(data))
  })
  const { data: sent } = await untilAnswered(() => apollo.mutate<Sent>({ mutation: gql(send), variables: { input } }))
  // docs:end
  return sent
}

const useUrql: Use = async ({ show, take, input }, { url, getToken, socket }) => {
  // docs:start urql
  const urql = createUrql(url, getToken, socket)
  const fresh = () => urql.query<Loaded>(load, {}, { requestPolicy: 'network-only' })
  const { data: loaded } = await fresh()
  show(loaded)
  urql.subscription<Heard>(hear, { after: loaded!.cursor }).subscribe(({ data, error }) => {
    if (!data) return console.error(error)
    take(data.events)
    if (data.events.__typename === 'ResyncRequired') void fresh().then(({ data }) => show(data))
  })
  const sent = await untilAnswered(async () => {
    const { data, error } = await urql.mutation<Sent>(send, { input })
    if (error) throw error
    return data
  })
  // docs:end
  return sent
}

test.for([
  ['graphql-ws', useGraphqlWs],
  ['Apollo Client', useApollo],
  ['urql', useUrql],
] as const)(
  '%s, in the lines of the manual: loads, hears, sends, and loads afresh after ResyncRequired',
  async ([, use]) => {
    await using first = await startChat()
    let running: Chat = first
    await using proxy = await startProxy(() => running.url)
    const [ann, bob] = await first.users('ann', 'bob')
    await ann.sends(bob, 'before')

    const getToken = async () => bob.token
    const socket = createSocket(`${proxy.socketUrl}/graphql`, getToken, quickly)
    const shown: (string | null)[][] = []
    const resynced = Promise.withResolvers<void>()
    const events: Heard['events'][] = []
    const hears: Partial<Record<string, () => void>> = {}
    const page: Page = {
      show: (data) => {
        shown.push(data!.conversations.nodes[0]!.messages.nodes.map(({ text }) => text))
        if (shown.length === 2) resynced.resolve()
      },
      take: (event) => {
        events.push(event)
        hears[event.message?.text ?? event.__typename]?.()
      },
      input: { recipientId: 'ann', clientId: randomUUID(), text: 'from Bob' },
    }
    const hear = (what: string) => new Promise<void>((resolve) => (hears[what] = resolve))
    const [own, while0, after] = [hear('from Bob'), hear('while it is cut off'), hear('after it all')]

    expect(await use(page, { url: `${proxy.url}/graphql`, getToken, socket })).toMatchObject({
      sendMessage: { message: { seq: 2 } },
    })
    await own
    proxy.cut()
    await ann.sends(bob, 'while it is cut off')
    await while0

    // Another log stands where the old one was: no cursor of before is good any more.
    await first.app.database.identity.updateOne({ _id: 'identity' }, { $set: { epoch: 'another' } })
    await running.close()
    running = await first.another()
    await resynced.promise
    await (await running.user('ann')).sends(await running.user('bob'), 'after it all')
    await after
    expect(shown).toEqual([['before'], ['before', 'from Bob', 'while it is cut off']])
    // CaughtUp comes once a connection, wherever live events begin.
    const kept = events.filter(({ __typename }) => __typename !== 'CaughtUp')
    expect(kept.map(({ __typename, message }) => message?.text ?? __typename)).toEqual([
      'from Bob',
      'while it is cut off',
      'ResyncRequired',
      'after it all',
    ])
    await socket.dispose()
    await running.close()
  },
)
