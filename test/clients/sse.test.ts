import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startChat, type Chat } from '../support/chat.ts'
import { startProxy } from '../support/proxy.ts'
import { createListener, heardEvent, type HeardEvent } from './listener.ts'
import { listen } from './sse.ts'

const query = `subscription { events { ${heardEvent} } }`

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => {
  vi.restoreAllMocks()
})

test('over SSE, a stream goes on by Last-Event-ID: each event once, in order', async () => {
  await using first = await startChat()
  let running: Chat = first
  await using proxy = await startProxy(() => running.url)
  const [ann, bob] = await first.users('ann', 'bob')
  const tokens: string[] = []
  const end = new AbortController()
  const results = listen(
    `${proxy.url}/graphql`,
    async () => tokens.shift() ?? bob.token,
    { query },
    { signal: end.signal, pauseMs: 20 },
  )
  const listener = createListener()
  const heard = (async () => {
    for await (const { data } of results) listener.take((data as { events: HeardEvent }).events)
  })()
  await listener.listens
  let seq = 0
  for (const round of [1, 2, 3, 4, 5, 6]) {
    ;({ seq } = await ann.sends(bob, `before the cut ${round}`))
    // Half of the rounds are cut while the event is on its way.
    if (round % 2 === 0) await listener.hears(seq)
    proxy.cut()
    ;({ seq } = await ann.sends(bob, `after the cut ${round}`))
    await listener.hears(seq)
  }
  tokens.push('not a token')
  proxy.cut()
  ;({ seq } = await ann.sends(bob, 'while signing in'))
  await listener.hears(seq)

  await running.close()
  running = await first.another()
  ;({ seq } = await (await running.user('ann')).sends(bob, 'after the restart'))
  await listener.hears(seq)
  expect(seq).toBe(14)
  expect(listener.wrong()).toEqual([])
  expect(console.warn).toHaveBeenCalled()
  end.abort()
  await heard
  await running.close()
})

test('over SSE, a subscription that is refused ends, and says why', async () => {
  await using chat = await startChat()
  const bob = await chat.user('bob')
  const results = []
  const refused = 'subscription { messageReceived(conversationId: "elsewhere") { id } }'
  for await (const result of listen(`${chat.url}/graphql`, async () => bob.token, { query: refused }))
    results.push(result)
  expect(results).toMatchObject([{ errors: [{ extensions: { code: 'NOT_FOUND' } }] }])
})
