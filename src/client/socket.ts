import { createClient, MessageType, type Client as GraphqlWs, type FormattedExecutionResult } from 'graphql-ws'
import { clientError } from './errors.ts'
import { createWatched, type ConnectionState, type Watched } from './connection.ts'
import type { Pauses, Timing } from './pause.ts'

export interface Operation {
  query: string
  variables?: Record<string, unknown> | undefined
  operationName?: string | undefined
}

export interface Sink {
  next(result: FormattedExecutionResult<Record<string, unknown>, unknown>): void
  /** GraphQL's errors, where the operation was refused as a whole. */
  error(errors: unknown): void
  complete(): void
}

export interface SocketNeeds {
  url: string
  /** Given why the last token was refused, or null. May reject: it is then asked again. */
  token(refused: string | null): Promise<string>
  webSocketImpl: unknown
  timing: Required<Timing>
  pauses: Pauses
  onError(error: unknown): void
}

/** One WebSocket that never gives up, whatever it was closed with. */
export interface Socket {
  readonly state: Watched<ConnectionState>
  /**
   * An operation that lasts over reconnects; of `events` each goes on behind the last event that it was given. Returns
   * how to stop it.
   */
  subscribe(operation: Operation, sink: Sink): () => void
  close(): Promise<void>
}

export const createSocket = ({ url, token, webSocketImpl, timing, pauses, onError }: SocketNeeds): Socket => {
  const state = createWatched<ConnectionState>({ status: 'connecting', since: new Date(), reason: null }, onError)
  /** Where each stream of `events` stands, by its operation's id. */
  const resume: Record<string, string> = {}
  const active = new Map<string, { operation: Operation; sink: Sink; stop: () => void; isWaiting: boolean }>()
  const ids = new WeakMap<object, string>()
  let refused: string | null = null
  let made = 0
  let finals = 0
  let closed = false

  const signIn = async () => {
    // It must not throw, which graphql-ws takes for final: without a token the server says 4403, and it is tried again.
    const given = await token(refused).catch((error: unknown) => {
      onError(error)
      return ''
    })
    return { authorization: `Bearer ${given}`, resume }
  }
  const lost = (reason: string): void => {
    if (state.get().status !== 'away') state.set({ status: 'away', since: new Date(), reason })
    else if (state.get().reason !== reason) state.set({ ...state.get(), reason })
  }
  const open = (): GraphqlWs => {
    let impatience: ReturnType<typeof setTimeout>
    let unanswered: ReturnType<typeof setTimeout>
    const opened: GraphqlWs = createClient({
      url,
      connectionParams: signIn,
      lazy: false,
      retryAttempts: Infinity,
      shouldRetry: () => true,
      retryWait: (retries) => pauses.backOff(retries),
      keepAlive: timing.pingMs,
      webSocketImpl,
      generateID: (payload) => ids.get(payload)!,
      // Codes that are final to graphql-ws, which ends everything then: it is begun anew.
      onNonLazyError: () => void reopen(),
    })
    opened.on('connecting', () => {
      clearTimeout(impatience)
      impatience = setTimeout(() => opened.terminate(), timing.connectMs)
    })
    opened.on('connected', () => {
      clearTimeout(impatience)
      finals = 0
      refused = null
      state.set({ status: 'connected', since: new Date(), reason: null })
    })
    opened.on('closed', (event) => {
      clearTimeout(impatience)
      clearTimeout(unanswered)
      if (closed) return
      const { code, reason } = event as CloseEvent
      if (code === 4403) refused = reason
      lost(`${code} ${reason}`.trim())
    })
    // A network that is gone without a word closes no socket; a ping that stays without an answer shows it.
    opened.on('ping', (isReceived) => {
      if (!isReceived) unanswered = setTimeout(() => opened.terminate(), timing.pongMs)
    })
    opened.on('pong', () => clearTimeout(unanswered))
    opened.on('message', (message) => {
      if (message.type !== MessageType.Next || !active.has(message.id)) return
      const { cursor } = (message.payload.data?.['events'] ?? {}) as { cursor?: unknown }
      if (typeof cursor === 'string') resume[message.id] = cursor
    })
    return opened
  }
  const reopen = async (): Promise<void> => {
    await pauses.backOff(finals++)
    if (closed) return
    current = open()
    for (const [id, each] of active) if (each.isWaiting) start(id)
  }

  const start = (id: string): void => {
    const each = active.get(id)!
    const { operation, sink } = each
    const end = (tell: () => void): void => {
      if (!active.delete(id)) return
      delete resume[id]
      safely(tell)
    }
    // graphql-ws takes what a sink throws for a broken connection.
    const safely = (tell: () => void): void => {
      try {
        tell()
      } catch (error) {
        onError(error)
      }
    }
    each.isWaiting = false
    each.stop = current.subscribe(operation, {
      next: (result) => active.has(id) && safely(() => sink.next(result)),
      error: (error) => {
        if (isClose(error)) each.isWaiting = true
        else end(() => sink.error(error))
      },
      complete: () => end(() => sink.complete()),
    })
  }
  const online = (): void => pauses.wake()
  const events = globalThis as { addEventListener?: EventHook; removeEventListener?: EventHook }
  events.addEventListener?.('online', online)
  let current = open()
  return {
    state,
    subscribe: (operation, sink) => {
      if (closed) throw clientError('CLOSED', 'The client is closed.')
      const id = String(++made)
      const own = { ...operation }
      ids.set(own, id)
      active.set(id, { operation: own, sink, stop: () => {}, isWaiting: false })
      start(id)
      return () => {
        const each = active.get(id)
        active.delete(id)
        delete resume[id]
        each?.stop()
      }
    },
    close: async () => {
      if (closed) return
      closed = true
      events.removeEventListener?.('online', online)
      const ended = [...active.values()]
      active.clear()
      for (const { stop, sink } of ended) {
        stop()
        sink.complete()
      }
      pauses.wake()
      // It rejects where the socket is between two connections.
      await Promise.resolve(current.dispose()).catch(() => {})
    },
  }
}

type EventHook = (name: string, listener: () => void) => void

const isClose = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && 'reason' in error
