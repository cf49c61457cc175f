import { randomUUID } from 'node:crypto'
import type { Client, ClientOptions } from 'graphql-ws'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signToken } from '../../src/server/authentication.ts'
import { startChat, testTokens, type Chat } from '../support/chat.ts'
import { createPerson } from '../support/person.ts'
import { startProxy, type Proxy } from '../support/proxy.ts'
import { seeded } from '../support/random.ts'
import { range } from '../support/range.ts'
import { createListener, heardEvent, type HeardEvent } from './listener.ts'
import { createSocket } from './socket.ts'
import { untilAnswered } from './until-answered.ts'

/** A client library as it comes, behind what a chat needs of it. Refusals are thrown as the library throws them. */
export interface ChatClient {
  query(query: string): Promise<Record<string, unknown>>
  mutate(mutation: string, variables: { input: object }): Promise<unknown>
  /** Returns how to stop. */
  subscribe(subscription: string, variables: { after: string | null }, next: (data: unknown) => void): () => void
}

export type CreateChatClient = (url: string, getToken: () => Promise<string>, socket: Client) => ChatClient

export const sendMessage =
  'mutation Send($input: SendMessageInput!) { sendMessage(input: $input) { deduplicated message { seq } } }'
/** Clients share one stream among equal subscriptions: these two differ. */
export const twoSubscriptions = ['One', 'Two'].map(
  (name) => `subscription ${name}($after: String) { events(after: $after) { ${heardEvent} } }`,
)
/** All that a client is to come back from; `cut`: the connection ends without a close frame (1006). */
const waysToEnd = ['cut', 1001, 1012, 1013, 4403] as const

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
export const quickly: Partial<ClientOptions> = { retryWait: () => pause(20) }

/** Ann writes, straight to the server; Bob uses the client, through a network that fails. */
export interface Scene extends AsyncDisposable {
  proxy: Proxy
  bob: ChatClient
  /** Sends so many, as Ann; resolves with the last one's seq. */
  annSends(n: number): Promise<number>
  /** Two `events` on Bob's one socket, from now on. */
  bobListens(): Promise<{ hear(seq: number): Promise<unknown>; wrong(): string[] }>
  /** The tokens that Bob's client is given next, before the good one. */
  tokens: string[]
  annId: string
}

export const createScene = async (chat: () => Chat, create: CreateChatClient): Promise<Scene> => {
  const [annId, bobId] = [`ann-${randomUUID().slice(0, 8)}`, `bob-${randomUUID().slice(0, 8)}`]
  const [{ token: annToken }, bobPerson] = await chat().users(annId, bobId)
  const tokens: string[] = []
  const getToken = async () => tokens.shift() ?? bobPerson.token
  const proxy = await startProxy(() => chat().url)
  const socket = createSocket(`${proxy.socketUrl}/graphql`, getToken, quickly)
  const bob = create(`${proxy.url}/graphql`, getToken, socket)
  const listeners = twoSubscriptions.map(createListener)
  const stops: (() => void)[] = []
  return {
    proxy,
    bob,
    tokens,
    annId,
    annSends: async (n) => {
      const ann = createPerson(chat().url, annId, annToken)
      let seq = 0
      for (const i of range(1, n)) ({ seq } = await ann.sends(bobPerson, `Ann's ${i}`))
      return seq
    },
    bobListens: async () => {
      const { cursor } = (await bob.query('{ cursor }')) as { cursor: string }
      for (const [i, subscription] of twoSubscriptions.entries())
        stops.push(
          bob.subscribe(subscription, { after: cursor }, (data) =>
            listeners[i]!.take((data as { events: HeardEvent }).events),
          ),
        )
      await Promise.all(listeners.map(({ listens }) => listens))
      return {
        hear: (seq) => Promise.all(listeners.map((listener) => listener.hears(seq))),
        wrong: () => listeners.flatMap((listener) => listener.wrong()),
      }
    },
    [Symbol.asyncDispose]: async () => {
      for (const stop of stops) stop()
      // It rejects where the socket is between two connections.
      await Promise.resolve(socket.dispose()).catch(() => {})
      await proxy[Symbol.asyncDispose]()
    },
  }
}

/** What holds on each client library, as it comes. */
export const testClient = (name: string, create: CreateChatClient): void => {
  let chat: Chat
  beforeAll(async () => {
    chat = await startChat()
  })
  afterAll(() => chat[Symbol.asyncDispose]())
  const start = () => createScene(() => chat, create)

  test(`${name}: signs in, asks, sends, and hears; a refusal has its code`, async () => {
    await using scene = await start()
    expect(await scene.bob.query('{ viewer { role } }')).toMatchObject({ viewer: { role: 'USER' } })
    const listeners = await scene.bobListens()
    const input = { recipientId: scene.annId, clientId: randomUUID(), text: 'Hello' }
    expect(await scene.bob.mutate(sendMessage, { input })).toMatchObject({
      sendMessage: { deduplicated: false, message: { seq: 1 } },
    })
    expect(await scene.annSends(1)).toBe(2)
    await listeners.hear(2)
    expect(listeners.wrong()).toEqual([])

    const refused = untilAnswered(() => scene.bob.mutate(sendMessage, { input: { ...input, text: 'Another' } }))
    await expect(refused).rejects.toSatisfy((thrown) => JSON.stringify(thrown).includes('IDEMPOTENCY_CONFLICT'))
  })

  test(`${name}: after ${waysToEnd.join(', ')}, both streams of a socket go on where they were`, async () => {
    await using scene = await start()
    const listeners = await scene.bobListens()
    for (const way of waysToEnd) {
      const { sockets } = scene.proxy
      if (way === 'cut') scene.proxy.cut()
      else scene.proxy.close(way)
      await listeners.hear(await scene.annSends(2))
      expect(scene.proxy.sockets).toBe(sockets + 1)
    }
    expect(Object.keys(scene.proxy.introductions.at(-1)!['resume'] as object)).toHaveLength(2)
    expect(listeners.wrong()).toEqual([])
  })

  test(`${name}: with a token that has expired it is sent away (4403), asks for another one, and goes on`, async () => {
    await using scene = await start()
    const listeners = await scene.bobListens()
    await listeners.hear(await scene.annSends(1))
    const before = scene.proxy.introductions.map((each) => each['authorization'])
    const expired = signToken({ id: 'bob' }, testTokens, -10)
    scene.tokens.push(expired, expired)
    scene.proxy.cut()
    await listeners.hear(await scene.annSends(2))
    const after = scene.proxy.introductions.slice(before.length).map((each) => each['authorization'])
    expect(after).toEqual([`Bearer ${expired}`, `Bearer ${expired}`, before[0]])
    expect(listeners.wrong()).toEqual([])
  })

  test(`${name}: an answer that was lost on its way is asked for again, and there is one message`, async () => {
    await using scene = await start()
    const input = { recipientId: scene.annId, clientId: randomUUID(), text: 'Once' }
    const lost = scene.proxy.loseAnswer('deduplicated')
    const sent = await untilAnswered(
      () => scene.bob.mutate(sendMessage, { input }),
      () => pause(20),
    )
    await lost
    expect(sent).toMatchObject({ sendMessage: { deduplicated: true, message: { seq: 1 } } })
    expect(await scene.annSends(1)).toBe(2)
  })

  test(`${name}: cut off and closed at random while both write: each event once, in order`, async () => {
    await using scene = await start()
    const listeners = await scene.bobListens()
    const random = seeded(7)
    const strike = () => {
      const way = random.of(waysToEnd)
      if (way === 'cut') scene.proxy.cut()
      else scene.proxy.close(way)
    }
    const annSends = async () => {
      for (const _ of range(1, 25)) {
        await scene.annSends(1)
        if (random.below(3) === 0) setTimeout(strike, random.below(30))
      }
    }
    const bobSends = async () => {
      for (const i of range(1, 12)) {
        const input = { recipientId: scene.annId, clientId: randomUUID(), text: `Number ${i}` }
        await untilAnswered(
          () => scene.bob.mutate(sendMessage, { input }),
          () => pause(10),
        )
      }
    }
    await Promise.all([annSends(), bobSends()])
    const last = await scene.annSends(1)
    expect(last).toBe(38)
    await listeners.hear(last)
    expect(scene.proxy.sockets).toBeGreaterThan(3)
    expect(listeners.wrong()).toEqual([])
  })

  test(`${name}: while the server is away connections are refused, and afterwards nothing is missing`, async () => {
    await using first = await startChat()
    let running: Chat = first
    await using scene = await createScene(() => running, create)
    const listeners = await scene.bobListens()
    await listeners.hear(await scene.annSends(2))
    await running.close()
    running = await first.another()
    await listeners.hear(await scene.annSends(3))
    expect(listeners.wrong()).toEqual([])
    await running.close()
  })
}
