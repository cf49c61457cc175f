import {
  createClient,
  type ChatEvent,
  type Client,
  type ClientOptions,
  type KeyValueStorage,
} from '../../src/client/index.ts'
import type { Person } from '../support/person.ts'

/** Retries that tests don't have to wait for. */
export const quickly = { retryMs: 20, retryMaxMs: 50 }

/** As a browser's localStorage: it outlives the pages that use it. */
export const createStorage = (): KeyValueStorage & { values: Map<string, string> } => {
  const values = new Map<string, string>()
  return {
    values,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  }
}

/** A page of a person's, and what went wrong in it. */
export const openPage = (
  url: string,
  person: Pick<Person, 'token'>,
  options: Partial<ClientOptions> = {},
): { chat: Client; errors: unknown[] } & AsyncDisposable => {
  const errors: unknown[] = []
  const chat = createClient({
    url: `${url}/graphql`,
    token: () => person.token,
    timing: quickly,
    onError: (error) => void errors.push(error),
    ...options,
  })
  return { chat, errors, [Symbol.asyncDispose]: () => chat.close() }
}

/** Notes what a page hears, and waits for it. */
export const createEar = () => {
  const events: ChatEvent[] = []
  const resyncs: number[] = []
  let check = (): void => {}
  const until = (holds: () => boolean) =>
    new Promise<void>((resolve) => {
      const before = check
      check = () => {
        before()
        if (holds()) resolve()
      }
      check()
    })
  const texts = () => events.flatMap((event) => (event.__typename === 'MessageAdded' ? [event.message.text] : []))
  return {
    events,
    resyncs,
    texts,
    onEvent: (event: ChatEvent) => {
      events.push(event)
      check()
    },
    onResync: () => {
      resyncs.push(events.length)
      check()
    },
    until,
    hears: (text: string) => until(() => texts().includes(text)),
  }
}

/** Resolves when the client's outbox or connection is so. */
export const becomes = (
  watched: { subscribe(onChange: () => void): () => void },
  holds: () => boolean,
): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (!holds()) return
      stop()
      resolve()
    }
    const stop = watched.subscribe(look)
    look()
  })
