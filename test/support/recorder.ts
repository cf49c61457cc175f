import { randomUUID } from 'node:crypto'
import { createClient, MessageType } from 'graphql-ws'
import { WebSocket } from 'ws'
import { signToken } from '../../src/server/authentication.ts'
import { testTokens } from './chat.ts'

/** A send as its writer saw it: acknowledged at the end, after any number of attempts with the same clientId. */
export interface RecordedSend {
  conversationId: string
  sender: string
  clientId: string
  text: string
  attempts: number
  /** Attempts of which the writer didn't learn what came of them. */
  unknown: number
  acknowledged: { id: string; seq: number } | null
  /** When it was tried first, and acknowledged, in ms of this process's clock. */
  beganAt: number
  acknowledgedAt: number
}

export interface FollowedEvent {
  __typename: string
  id: string
  cursor: string
  message?: { id: string; seq: number; text: string | null; conversation: { id: string } }
  /** Of MessagesRead. */
  upToSeq?: number
  user?: { id: string }
  conversation?: { id: string }
  broadcast?: { text: string }
  /** In ms of this process's clock. */
  heardAt: number
}

export interface Follower {
  person: string
  events: FollowedEvent[]
  resyncs: number
  connections: number
  /** Since when it is connected without a break, in ms of this process's clock; null while it isn't. */
  connectedSince: number | null
  /** Resolves once it has heard of all these messages. */
  hears(ids: ReadonlySet<string>): Promise<void>
  close(): Promise<void>
}

/** Who may do what admins do. */
export const admin = 'root'

const tokens = new Map<string, string>()
export const tokenOf = (id: string): string => {
  const role = id === admin ? { role: 'admin' } : {}
  if (!tokens.has(id)) tokens.set(id, signToken({ id, name: id, ...role }, testTokens, 24 * 3600))
  return tokens.get(id)!
}

export const headersOf = (person: string) => ({
  'content-type': 'application/json',
  authorization: `Bearer ${tokenOf(person)}`,
})

/** One attempt. Rejects where it isn't known what came of it. */
export const post = async (url: string, person: string, query: string, variables: object = {}): Promise<Answer> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: headersOf(person),
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(15_000),
  })
  return (await response.json()) as Answer
}

export interface Answer {
  // oxlint-disable-next-line typescript/no-explicit-any -- the caller's query says what it is
  data?: any
  errors?: AnsweredError[]
}

export interface AnsweredError {
  message: string
  extensions: { code: string }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Longer with every failure in a row, as clients do: who asks all the time takes from the server what it starts with. */
const backOff = (failures: number) => pause(Math.min(20 * 2 ** failures, 320) * (0.5 + Math.random() / 2))

/** The caller's own, which no further try mends. */
const mistakes = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'FORBIDDEN',
])

/** What `ask` gives, tried until it gives something without errors. */
export const insist = async (url: () => string, person: string, query: string, variables: object = {}) => {
  for (let failures = 0; ; failures++) {
    const answer = await post(url(), person, query, variables).catch(() => null)
    if (answer?.data && !answer.errors) return answer.data
    const [error] = answer?.errors ?? []
    if (error && mistakes.has(error.extensions.code)) throw new Error(`${error.message}: ${query}`)
    await backOff(failures)
  }
}

const send = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { deduplicated message { id seq } } }`
/** Nothing was done for certain: only what these say may be tried without counting it as unknown. */
const certain = new Set(['OVERLOADED', 'RATE_LIMITED'])

/** A text that tells, wherever it comes to light, whose it was. */
export const canaryOf = (conversationId: string, person: string, n: number): string =>
  `canary:${conversationId} ${person} ${n}`

/** The conversations whose texts this holds. */
export const canariesIn = (said: string): string[] => [...said.matchAll(/canary:([\w-]+)/g)].map(([, id]) => id!)

/** Milliseconds for which a writer that was told to stop goes on trying what isn't acknowledged. */
const lastTriesMs = 60_000

/**
 * Writes message after message, so many or until told to stop; each is tried with its clientId until it is acknowledged. What isn't a minute
 * after that stays so, which the checker says.
 */
export const startWriter = (options: {
  url: () => string
  person: string
  conversations: string[]
  /** @default until it is stopped */
  messages?: number
  /** Milliseconds between two messages. */
  every?: number
  /** @default HTTP */
  ask?: (query: string, variables: object) => Promise<Answer>
}) => {
  const { ask = (query, variables) => post(options.url(), options.person, query, variables) } = options
  const sends: RecordedSend[] = []
  const refusals: string[] = []
  const errors = new Map<string, AnsweredError>()
  const writer = { acknowledged: 0 }
  let stopped = false
  let triesEndAt = Infinity
  const running = (async () => {
    for (let i = 0; !stopped && i < (options.messages ?? Infinity); i++) {
      const conversationId = options.conversations[i % options.conversations.length]!
      const clientId = randomUUID()
      const recorded: RecordedSend = {
        conversationId,
        sender: options.person,
        clientId,
        text: canaryOf(conversationId, options.person, i),
        attempts: 0,
        unknown: 0,
        acknowledged: null,
        beganAt: performance.now(),
        acknowledgedAt: Infinity,
      }
      sends.push(recorded)
      while (!recorded.acknowledged && performance.now() < triesEndAt) {
        recorded.attempts++
        const input = { conversationId, clientId, text: recorded.text }
        const answer = await ask(send, { input }).catch(() => null)
        const message = answer?.data?.sendMessage?.message
        const error = answer?.errors?.[0]
        const code = error?.extensions.code
        for (const each of answer?.errors ?? []) errors.set(each.message, each)
        if (message) {
          Object.assign(recorded, { acknowledged: message, acknowledgedAt: performance.now() })
          writer.acknowledged++
        } else {
          if (!code || !certain.has(code)) recorded.unknown++
          if (code && !['OVERLOADED', 'UNAVAILABLE'].includes(code)) refusals.push(`${code}: ${error.message}`)
          await backOff(recorded.attempts - 1)
        }
      }
      if (options.every) await pause(options.every)
    }
  })()
  return Object.assign(writer, {
    sends,
    /** Answers that a writer shouldn't get, whatever fails. */
    refusals,
    /** Each that was answered, once. */
    errors: () => [...errors.values()],
    /** Its messages are all written. */
    done: running,
    stop: async () => {
      stopped = true
      triesEndAt = performance.now() + lastTriesMs
      await running
    },
  })
}

const following = `subscription ($after: String) { events(after: $after) {
  __typename id cursor ... on MessageAdded { message { id seq text conversation { id } } }
  ... on MessagesRead { upToSeq user { id } conversation { id } } ... on BroadcastAdded { broadcast { text } } } }`

/** What one writes with graphql-ws as it comes: keep each operation's cursor, give them as `resume`, never give up. */
export const startFollower = (options: {
  url: () => string
  person: string
  after?: string
  /** Another selection of `events(after: $after)`. */
  query?: string
}): Follower => {
  const resume: Record<string, string> = {}
  const events: FollowedEvent[] = []
  const heard = new Set<string>()
  const waiting: { missing: Set<string>; resolve: () => void }[] = []
  const follower: Follower = {
    person: options.person,
    events,
    resyncs: 0,
    connections: 0,
    connectedSince: null,
    hears: (ids) => {
      const missing = new Set([...ids].filter((id) => !heard.has(id)))
      return missing.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push({ missing, resolve }))
    },
    close: async () => {
      await client.dispose()
    },
  }
  const client = createClient({
    url: () => `${options.url().replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: () => ({ authorization: `Bearer ${tokenOf(options.person)}`, resume }),
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: backOff,
    on: {
      connected: () => {
        follower.connections++
        follower.connectedSince = performance.now()
      },
      closed: () => {
        follower.connectedSince = null
      },
      message: (message) => {
        if (message.type !== MessageType.Next) return
        const event = message.payload.data?.['events'] as FollowedEvent | undefined
        if (!event) return
        resume[message.id] = event.cursor
        if (event.__typename === 'ResyncRequired') follower.resyncs++
        if (event.__typename === 'CaughtUp') return
        event.heardAt = performance.now()
        events.push(event)
        if (event.__typename !== 'MessageAdded') return
        heard.add(event.message!.id)
        for (const { missing, resolve } of waiting)
          if (missing.delete(event.message!.id) && missing.size === 0) resolve()
      },
    },
  })
  client.subscribe(
    {
      query: options.query ?? following,
      variables: { after: options.after },
    },
    { next: () => {}, error: (error) => console.error('A subscription was ended:', error), complete: () => {} },
  )
  return follower
}

/** All of a conversation's history, as a member sees it. */
export const readHistory = async (url: () => string, person: string, id: string) => {
  const query = `query ($id: ID!, $after: String) { conversation(id: $id) { lastSeq messages(first: 100, after: $after) {
    nodes { id seq text clientId sender { id } } pageInfo { hasNextPage endCursor } } } }`
  const messages: { id: string; seq: number; text: string; clientId: string; sender: { id: string } }[] = []
  for (let after: string | null = null; ;) {
    const { conversation } = await insist(url, person, query, { id, after })
    messages.push(...conversation.messages.nodes)
    if (!conversation.messages.pageInfo.hasNextPage) return messages
    after = conversation.messages.pageInfo.endCursor
  }
}
