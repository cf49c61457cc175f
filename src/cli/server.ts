import { setTimeout as wait } from 'node:timers/promises'
import type { Ask } from '../client/ask.ts'
import { createClient, type Client } from '../client/client.ts'
import { Failure, misused } from './failure.ts'

export interface ServerNeeds {
  /** As it was given: http, https, ws or wss. */
  url: string
  token(): Promise<string>
  signal: AbortSignal
  onError(error: unknown): void
  /** Milliseconds that a connection, once there was one, may be away before it is given up. @default 60000 */
  patienceMs?: number | undefined
}

/** A Parley that answers an admin. Every method rejects with a Failure where it can't be reached, or the token is refused. */
export interface Server extends AsyncDisposable {
  url: string
  /** Over a connection that breaks it waits, and asks again: what isn't to be done twice has an id of its own. */
  ask: Ask
  chat: Client
  /** Never resolves. */
  failed: Promise<never>
}

const farewellMs = 500

export const connect = (needs: ServerNeeds): Server => {
  const { token, signal, onError, patienceMs = 60_000 } = needs
  const url = readUrl(needs.url)
  const failure = Promise.withResolvers<never>()
  // Who waits for nothing isn't told.
  failure.promise.catch(() => {})
  let last: string | null = null
  let hasAnswered = false
  let giveUp: NodeJS.Timeout | undefined

  const chat = createClient({
    url,
    token: async ({ refused }) => {
      try {
        const fresh = await token()
        if (refused !== null && fresh === last) failure.reject(refusedToken(refused))
        last = fresh
        return fresh
      } catch (error) {
        failure.reject(error)
        throw error
      }
    },
    onError: (error) => error instanceof Failure || onError(error),
  })
  chat.connection.subscribe(() => {
    const { status, reason } = chat.connection.get()
    clearTimeout(giveUp)
    if (status === 'connected') hasAnswered = true
    else if (!hasAnswered) failure.reject(reason?.startsWith('4403') ? refusedToken(reason) : unreachable(url, reason))
    else if (patienceMs !== Infinity)
      giveUp = setTimeout(() => failure.reject(lost(url, reason, patienceMs)), patienceMs)
  })
  return {
    url,
    chat,
    failed: failure.promise,
    ask: (document, variables, options = {}) => {
      const signals = options.signal ? [signal, options.signal] : [signal]
      return Promise.race([failure.promise, chat.ask(document, variables, { signal: AbortSignal.any(signals) })])
    },
    [Symbol.asyncDispose]: async () => {
      clearTimeout(giveUp)
      // A server that says nothing isn't waited for: there is nothing to be heard of it any more.
      await Promise.race([chat.close(), wait(farewellMs, undefined, { ref: false })])
    },
  }
}

const readUrl = (given: string): string => {
  const url = URL.parse(given)
  if (!url || !/^(http|ws)s?:$/.test(url.protocol))
    throw misused(`${given} is no address with http:// or https://, such as http://localhost:4000/graphql.`, '--url')
  if (url.pathname === '/') url.pathname = '/graphql'
  return url.href
}

const refusedToken = (reason: string): Failure => {
  const said = reason.replace(/^4403 */, '')
  const isSuspended = said.startsWith('Suspended')
  const message = isSuspended
    ? 'The token is of a person who is suspended.'
    : `The token was refused: ${said || 'no reason was given'}`
  return new Failure('failed', isSuspended ? 'SUSPENDED' : 'UNAUTHENTICATED', `${message.replace(/\.$/, '')}.`)
}

/** 1006 is what a WebSocket makes of everything that isn't one. */
const unreachable = (url: string, reason: string | null): Failure => {
  const why = reason && !reason.startsWith('1006') ? ` (${reason})` : ''
  const message = `${url} can't be reached${why}. Is the server running? --url or PARLEY_URL names another one.`
  return new Failure('unreachable', 'UNREACHABLE', message)
}

const lost = (url: string, reason: string | null, afterMs: number): Failure => {
  const message = `The connection to ${url} is lost (${reason ?? 'no reason was given'}), and wasn't back within ${afterMs / 1000} s.`
  return new Failure('unreachable', 'CONNECTION_LOST', message)
}
