import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { createAsk, type Ask } from './ask.ts'
import { textOf } from './document.ts'
import type { ConnectionState, Watched } from './connection.ts'
import { clientError, refusal } from './errors.ts'
import { followEvents, type ChatEvent, type EventBase, type Events, type EventsOptions } from './events.ts'
import type { SentMessage } from './outbox-store.ts'
import { createOutbox, type Outbox, type Outgoing } from './outbox.ts'
import { createPauses, defaultTiming, type Timing } from './pause.ts'
import { createSocket } from './socket.ts'
import { createTransport, type Transport } from './transport.ts'
import { createMemoryStorage, personOf, type KeyValueStorage } from './storage.ts'

export interface ClientOptions {
  /** The server's address, e.g. `https://chat.example.com/graphql`; ws: and wss: are the same. */
  url: string
  /**
   * Gets the person's token; asked at every connection. `refused` is what the server said of the last one (`The token has
   * expired`), else null: a token that was kept is then to be renewed. If it rejects, it is asked again.
   */
  token(why: { refused: string | null }): string | Promise<string>
  /**
   * Where unsent messages are kept over reloads, and cursors where `keepCursor` asks for it: `localStorage`. Tabs may share it,
   * people too: each has an outbox of their own. @default in memory
   */
  storage?: KeyValueStorage
  /**
   * The person's id, so that an outbox can be read before there is a token, e.g. at a start without a network.
   * @default what the first token says: `sub`, `id`, `userId` or `_id`
   */
  userId?: string
  /** A WebSocket class, where there is none of the platform's own: `ws` on Node.js before 22. */
  webSocketImpl?: unknown
  /** Told of what goes wrong where nobody else is: a handler or `token` that threw, a storage that is full. @default console.error */
  onError?(error: unknown): void
  /** Milliseconds of waiting. */
  timing?: Timing
}

/** A person's chat, over one socket that never gives up. */
export interface Client {
  /** Whether the server can be reached; `subscribe` tells when that changes. */
  readonly connection: Watched<ConnectionState>
  /**
   * Runs a query or a mutation, over the socket. Without a connection it waits for one, and what was under way when it broke is
   * asked again: `signal` ends that. Rejects with a ParleyError, whose `code` says why the server refused it.
   */
  ask: Ask
  /**
   * Listens to a narrow subscription (typing, who is online): from now on, over reconnects, with nothing made up after a break.
   * Returns how to stop. What is refused, and what `onData` throws, is told to `onError`.
   */
  listen<Data, Variables extends object>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    onData: (data: Data) => void,
  ): () => void
  /** Everything that happens, once and in order, whatever becomes of the network. */
  events<Event extends EventBase = ChatEvent>(options: EventsOptions<Event>): Events
  /**
   * Sends a message: in the order of the calls, now or when there is a connection again. Resolves once it is durable on the
   * server; rejects with a ParleyError where the server refuses it (BAD_USER_INPUT, BLOCKED, NOT_FOUND …), which holds up none
   * behind it. A lost connection, UNAVAILABLE, OVERLOADED and RATE_LIMITED are no reason to give up. Nobody has to wait for
   * it: `outbox` shows what became of each.
   */
  send(message: Outgoing): Promise<SentMessage>
  /** Messages on their way: pending, sent, failed. With a `storage`, they are still there after a reload. */
  readonly outbox: Outbox
  /** Closes the socket and ends all streams. What waits stays in the storage, unless it is to `forget`: at a sign-out. */
  close(options?: { forget?: boolean }): Promise<void>
  /** For links and exchanges of GraphQL clients. */
  readonly transport: Transport
}

export const createClient = (options: ClientOptions): Client => {
  const onError = options.onError ?? ((error: unknown) => console.error('Parley:', error))
  const timing = { ...defaultTiming, ...options.timing }
  const storage = options.storage ?? createMemoryStorage()
  const pauses = createPauses(timing)
  let closed = false

  let onPerson!: (id: string) => void
  const person = new Promise<string>((resolve) => (onPerson = resolve))
  let first: string | null = null

  /** A token of one and the same person: what one has written is never sent as another. */
  const token = async (refused: string | null = null): Promise<string> => {
    const given = await options.token({ refused })
    const id = personOf(given)
    first ??= id
    if (id !== first) throw clientError('WRONG_USER', `The token is of ${id}, and those before it were of ${first}.`)
    if (id !== null) onPerson(id)
    return given
  }
  if (options.userId !== undefined) onPerson(options.userId)
  // An outbox can be read before there is a connection.
  else if (options.storage) void token().catch(onError)

  const socket = createSocket({
    url: options.url.replace(/^http/, 'ws'),
    token,
    webSocketImpl: options.webSocketImpl,
    timing,
    pauses,
    onError,
  })
  const ask = createAsk(socket)
  const key = async (what: string): Promise<string> => `parley:${what}:${await person}`
  const { send, outbox, close } = createOutbox({
    ask,
    socket,
    storage,
    // Without a storage it is nobody else's, and locks of others are none of its own.
    key: options.storage ? key('outbox') : Promise.resolve(`parley:outbox:${Math.random()}`),
    pauses,
    timing,
    onError,
  })
  const streams = new Set<Events>()

  return {
    connection: socket.state,
    ask,
    send,
    outbox,
    listen: (document, variables, onData) =>
      socket.subscribe(
        { query: textOf(document), variables: variables as Record<string, unknown> },
        {
          next: ({ data, errors }) => (errors ? onError(refusal(errors)) : onData(data as never)),
          error: (errors) => onError(Array.isArray(errors) ? refusal(errors) : errors),
          complete: () => {},
        },
      ),
    events: (eventsOptions) => {
      if (closed) throw clientError('CLOSED', 'The client is closed.')
      const kept = {
        read: async () => storage.getItem(await key('cursor')),
        write: async (cursor: string) => storage.setItem(await key('cursor'), cursor),
      }
      const events = followEvents({ socket, pauses, kept, onError }, eventsOptions)
      streams.add(events)
      return events
    },
    close: async ({ forget = false } = {}) => {
      closed = true
      for (const events of streams) events.close()
      close()
      await socket.close()
      if (forget && options.storage && (first ?? options.userId) !== undefined)
        for (const what of ['outbox', 'cursor']) await storage.removeItem(await key(what))
    },
    transport: createTransport(socket),
  }
}
