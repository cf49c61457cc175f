import { expect, test } from 'vitest'
import { graphqlJson } from '../support/http.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const origins = ['https://shop.example', 'https://admin.example']
const [open, picky] = [await startSharedChat(), await startSharedChat({ origins })]

/** A body whose length isn't given takes the other way. */
const streamed = (body: string) => new Blob([body]).stream()

const ask = async (url: string, body: string | ReadableStream, headers: Record<string, string>) => {
  const answer = await fetch(`${url}/graphql`, { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
  const {
    date: _date,
    'content-length': _length,
    'transfer-encoding': _encoding,
    ...rest
  } = Object.fromEntries(answer.headers)
  return { status: answer.status, headers: rest, body: await answer.text() }
}

const accepts = [
  undefined,
  '*/*',
  'application/json',
  graphqlJson,
  `${graphqlJson},application/json;q=0.9`,
  `application/json, ${graphqlJson}`,
  `${graphqlJson}, application/graphql+json, application/json, text/event-stream, multipart/mixed`,
  'application/*',
  'APPLICATION/JSON',
  'text/html, */*;q=0.1',
  'application/json; charset=utf-8',
  'application/json; charset=latin1',
]

const bodies = {
  data: { query: '{ viewer { id name } }' },
  'null for all else': { query: '{ viewer { id } }', variables: null, operationName: null, extensions: null },
  'a field that is refused': { query: '{ viewer { id } users(first: 0) { totalCount } }' },
  'a document that does not parse': { query: '{' },
  'one that is not valid': { query: '{ nothing }' },
  'a subscription': { query: 'subscription { nothing }' },
  'a parameter too many': { query: '{ viewer { id } }', more: 1 },
  'variables that are a list': { query: '{ viewer { id } }', variables: [] },
  'an operation that is a number': { query: '{ viewer { id } }', operationName: 5 },
  'no query': { variables: {} },
}

/** Every media type, and every page. */
const headersSent = [
  ...accepts.map((accept) => ({ ...(accept !== undefined && { accept }) })),
  ...[...origins, 'https://evil.example'].map((origin) => ({ origin })),
]

test.each(Object.entries(bodies))('%s is answered alike, whichever way it takes', async (_, body) => {
  const text = JSON.stringify(body)
  for (const chat of [open, picky]) {
    const { headers } = await chat.user('ann')
    for (const more of headersSent) {
      const sent = { ...headers, 'content-type': 'application/json', ...more }
      const plain = await ask(chat.url, text, sent)
      const other = await ask(chat.url, streamed(text), sent)
      expect({ more, ...plain }).toEqual({ more, ...other })
    }
  }
})

test('who is not signed in is answered alike, whichever way it takes', async () => {
  const text = JSON.stringify({ query: '{ viewer { id } }' })
  for (const authorization of ['', 'Basic x', 'Bearer x']) {
    const headers = { 'content-type': 'application/json', authorization }
    expect(await ask(open.url, text, headers)).toEqual(await ask(open.url, streamed(text), headers))
  }
})

test('a client that goes before its body was there costs nobody else anything', async () => {
  const gone = new AbortController()
  const body = new ReadableStream({ pull: () => gone.abort() })
  const headers = { 'content-type': 'application/json', 'content-length': '1000' }
  const left = fetch(`${open.url}/graphql`, {
    method: 'POST',
    body,
    headers,
    duplex: 'half',
    signal: gone.signal,
  } as RequestInit)
  await expect(left).rejects.toThrow('aborted')
  const { headers: own } = await open.user('bob')
  expect(
    (await ask(open.url, '{"query":"{ viewer { id } }"}', { ...own, 'content-type': 'application/json' })).status,
  ).toBe(200)
})
