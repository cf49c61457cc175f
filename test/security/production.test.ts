import { hash, randomBytes, randomUUID } from 'node:crypto'
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client'
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries'
import { serverAudits } from 'graphql-http'
import { afterAll, expect, test } from 'vitest'
import { signToken } from '../../src/server/authentication.ts'
import { createApollo } from '../clients/apollo.ts'
import { createSocket } from '../clients/socket.ts'
import { createUrql } from '../clients/urql.ts'
import { freshDatabase } from '../support/chat.ts'
import { until } from '../support/eventually.ts'
import { request } from '../support/http.ts'
import { makeKey, startKeySet } from '../support/key-set.ts'
import { startServerProcess } from '../support/server-process.ts'
import { byAllWays, refusedByAll, takenByAll } from '../support/ways.ts'

const JWT_SECRET = randomBytes(24).toString('base64')
const issuer = 'https://id.example'
const tokens = { secret: JWT_SECRET, algorithm: 'HS256', roleClaim: 'role', issuer } as const
const tokenOf = (id: string, role?: string): string => signToken({ id, name: id, ...(role && { role }) }, tokens, 3600)

const key = await makeKey('EdDSA', 'one')
const keySet = await startKeySet([key.jwk])
const database = freshDatabase()
/** As people run it in production: the built server, in a process of its own. */
const server = await startServerProcess(database.uri, {
  NODE_ENV: 'production',
  JWT_SECRET,
  JWT_JWKS_URL: keySet.url,
  JWT_ISSUER: issuer,
  PERSISTED_DOCUMENTS: 'allowed',
  CLIENT_URL: 'https://shop.example',
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  await Promise.all([keySet[Symbol.asyncDispose](), database[Symbol.asyncDispose]()])
})
const endpoint = `${server.url}/graphql`

test('in production, GraphQL over HTTP’s audits pass', async () => {
  const results = await Promise.all(
    serverAudits({ url: endpoint }).map(async (audit) => [audit.name, (await audit.fn()).status]),
  )
  expect(results.filter(([, status]) => status !== 'ok')).toEqual([])
  expect(results.length).toBeGreaterThan(50)
})

/** A client that asks and listens, as docs/clients.md has it. */
const clients: [
  string,
  (token: string) => { viewer(): Promise<unknown>; hears(typename: (name: string) => void): () => void; close(): void },
][] = [
  [
    'Apollo',
    (token) => {
      const socket = createSocket(endpoint.replace('http', 'ws'), async () => token)
      const client = createApollo(endpoint, async () => token, socket)
      return {
        viewer: async () => (await client.query({ query: gql('{ viewer { id } }') })).data,
        hears: (told) => {
          const heard = client.subscribe({ query: gql('subscription { events { __typename cursor } }') })
          const hearing = heard.subscribe(({ data }) =>
            told((data as { events: { __typename: string } }).events.__typename),
          )
          return () => hearing.unsubscribe()
        },
        close: () => void socket.dispose(),
      }
    },
  ],
  [
    'urql',
    (token) => {
      const socket = createSocket(endpoint.replace('http', 'ws'), async () => token)
      const client = createUrql(endpoint, async () => token, socket)
      return {
        viewer: async () => (await client.query('{ viewer { id } }', {})).data as unknown,
        hears: (told) => {
          const heard = client.subscription('subscription { events { __typename cursor } }', {})
          const hearing = heard.subscribe(({ data }) =>
            told((data as { events: { __typename: string } }).events.__typename),
          )
          return () => hearing.unsubscribe()
        },
        close: () => void socket.dispose(),
      }
    },
  ],
]

test.each(clients)('in production, %s asks and listens', async (name, create) => {
  const id = `user-of-${name}`
  const client = create(tokenOf(id))
  expect(await client.viewer()).toMatchObject({ viewer: { id } })
  const heard: string[] = []
  const stop = client.hears((typename) => heard.push(typename))
  await until(() => heard.includes('CaughtUp'))
  stop()
  client.close()
})

test('in production, Apollo’s own link for persisted documents registers one, and then sends its hash alone', async () => {
  const bodies: string[] = []
  const watched: typeof fetch = async (input, init) => {
    bodies.push(typeof init?.body === 'string' ? init.body : '')
    return fetch(input, init)
  }
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: new PersistedQueryLink({ sha256: (text) => hash('sha256', text) }).concat(
      new HttpLink({ uri: endpoint, fetch: watched, headers: { authorization: `Bearer ${tokenOf('ann')}` } }),
    ),
  })
  const query = gql(`query Q { viewer { id a${randomUUID().slice(0, 8)}: name } }`)
  for (let i = 0; i < 2; i++) {
    const { data } = await client.query({ query, fetchPolicy: 'network-only' })
    expect(data).toMatchObject({ viewer: { id: 'ann' } })
  }
  const text = 'query Q {'
  expect(bodies.map((body) => body.includes(text))).toEqual([false, true, false])
})

test('in production, tokens of the secret and of the key set count, if they end', async () => {
  expect(await byAllWays(server, tokenOf('ann'))).toEqual(takenByAll)
  const ofKey = await key.sign({ sub: 'ann', iss: issuer })
  // On a busy machine the first look for the keys may have taken too long.
  await until(async () => (await byAllWays(server, ofKey)).http !== 'UNAVAILABLE')
  expect(await byAllWays(server, ofKey)).toEqual(takenByAll)
  expect(await byAllWays(server, await key.sign({ sub: 'ann', iss: 'https://evil.example' }))).toEqual(refusedByAll)
})

test('in production there is no GraphiQL, no demo person, no open metrics and no schema for strangers', async () => {
  const page = await fetch(endpoint, { headers: { accept: 'text/html' } })
  expect(page.headers.get('content-type') ?? '').not.toContain('text/html')
  expect(await (await fetch(`${server.url}/demo`)).json()).toEqual({ people: [] })
  expect((await fetch(`${server.url}/metrics`)).status).toBe(401)
  const schema = { query: '{ __schema { types { name } } }' }
  expect((await request(server, schema)).body.errors[0].extensions.code).toBe('UNAUTHENTICATED')
  const headers = { authorization: `Bearer ${tokenOf('root', 'admin')}` }
  expect((await request(server, schema, { headers })).body.errors).toBeUndefined()
})
