import type { Ask } from './ask.ts'
import { isTooLarge } from './ask.ts'
import { textOf } from './document.ts'
import type { Socket } from './socket.ts'
import { createWatched, type Watched } from './connection.ts'
import { clientError, ParleyError } from './errors.ts'
import { SendMessageDocument, type SendMessageInput } from './generated/documents.ts'
import { openOutbox, type Items, type OutboxItem, type SentMessage } from './outbox-store.ts'
import type { Pauses, Timing } from './pause.ts'
import type { KeyValueStorage } from './storage.ts'

/** What to send, and where: `conversationId` or `recipientId`, and `text`. Without a `clientId` it is given one. */
export type Outgoing = Omit<SendMessageInput, 'clientId'> & { clientId?: string }

/** Messages on their way, oldest first: to be shown below the messages that are there. */
export interface Outbox extends Watched<Items> {
  /** Sends one that failed again, behind the others. Rejects with NOT_FOUND where there is none such. */
  retry(clientId: string): Promise<SentMessage>
  /** Takes one out. One that is under way may arrive all the same. */
  drop(clientId: string): Promise<void>
}

export interface OutboxParts {
  send(outgoing: Outgoing): Promise<SentMessage>
  outbox: Outbox
  close(): void
}

export interface OutboxNeeds {
  ask: Ask
  socket: Socket
  storage: KeyValueStorage
  /** Where this person's outbox is kept. */
  key: Promise<string>
  pauses: Pauses
  timing: Required<Timing>
  onError(error: unknown): void
}

type Result = Pick<OutboxItem, 'state' | 'message' | 'error'>
interface Waiter {
  resolve(message: SentMessage): void
  reject(error: unknown): void
}
const isPending = ({ state }: OutboxItem): boolean => state === 'pending'
const dropped: Result = {
  state: 'failed',
  message: null,
  error: { code: 'DROPPED', message: 'The message was taken out of the outbox.', argument: null },
}

/** Messages that may wait. */
const mostPending = 1_000
/** What says nothing of the message: it is sent again until something else is said. */
const passing = new Set(['OVERLOADED', 'UNAVAILABLE', 'RATE_LIMITED', 'UNAUTHENTICATED'])

export const createOutbox = ({ ask, socket, storage, key, pauses, timing, onError }: OutboxNeeds): OutboxParts => {
  const shown = createWatched<Items>([], onError)
  const waiters = new Map<string, Waiter[]>()
  let saved: Items = []
  /** Given to `send`, and not yet in the storage. */
  let unsaved: Items = []
  let closed = false
  let nudge = (): void => {}

  const show = (): void => {
    const there = new Set(saved.map(({ clientId }) => clientId))
    shown.set([...saved, ...unsaved.filter(({ clientId }) => !there.has(clientId))])
    nudge()
  }
  const settle = (clientId: string, tell: (waiter: Waiter) => void): void => {
    for (const waiter of waiters.get(clientId) ?? []) tell(waiter)
    waiters.delete(clientId)
  }
  const onChange = (items: Items): void => {
    saved = items
    show()
    const byId = new Map(shown.get().map((item) => [item.clientId, item]))
    for (const clientId of waiters.keys()) {
      const { state, message, error } = byId.get(clientId) ?? dropped
      if (state === 'sent') settle(clientId, ({ resolve }) => resolve(message!))
      if (state === 'failed') settle(clientId, ({ reject }) => reject(new ParleyError(error!.message, { ...error })))
    }
  }
  const opened = key.then((name) => openOutbox(storage, name, { onChange, onError }))

  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await new Promise<void>((resolve) => (nudge = resolve))
  }
  const isConnected = (): boolean => socket.state.get().status === 'connected'
  const stopWatching = socket.state.subscribe(() => nudge())

  /** Sends what waits, one after the other, whichever tab it is from; of all tabs one sends at a time. */
  const work = async (): Promise<void> => {
    const { look, change, alone } = await opened
    await look()
    for (let failures = 0; ;) {
      await until(() => closed || (isConnected() && saved.some(isPending)))
      if (closed) return
      const outcome = await alone(async () => {
        const item = (await look()).find(isPending)
        if (!item || closed) return 'done'
        const result = await attempt(item)
        if ('state' in result)
          await change((items) =>
            items.map((each) => (each.clientId === item.clientId ? { ...each, ...result } : each)),
          )
        return 'state' in result ? 'done' : result
      })
      if (outcome === 'done') failures = 0
      else await (outcome.afterMs ? pauses.for(outcome.afterMs) : pauses.backOff(failures++))
    }
  }
  void work().catch(onError)

  /** One attempt, ended by the answer, by the loss of the connection, or by time. */
  const attempt = async (item: OutboxItem): Promise<Result | { afterMs: number | null }> => {
    const abort = new AbortController()
    const stop = socket.state.subscribe(() => isConnected() || abort.abort())
    const timer = setTimeout(() => abort.abort(), timing.answerMs)
    try {
      const { sendMessage } = await ask(SendMessageDocument, { input: item.input }, { signal: abort.signal })
      return { state: 'sent', message: sendMessage.message, error: null }
    } catch (thrown) {
      if (abort.signal.aborted) return { afterMs: null }
      const { code, message, argument, retryAfter } =
        thrown instanceof ParleyError ? thrown : new ParleyError(String(thrown), {})
      if (passing.has(code)) return { afterMs: retryAfter }
      return { state: 'failed', message: null, error: { code, message, argument } }
    } finally {
      clearTimeout(timer)
      stop()
    }
  }

  const answerTo = (clientId: string): Promise<SentMessage> => {
    const answer = new Promise<SentMessage>((resolve, reject) => {
      waiters.set(clientId, [...(waiters.get(clientId) ?? []), { resolve, reject }])
    })
    // Whoever looks at the outbox alone has no use for the promise, which then must not end a process.
    answer.catch(() => {})
    return answer
  }
  const send = (outgoing: Outgoing): Promise<SentMessage> => {
    if (closed) return Promise.reject(clientError('CLOSED', 'The client is closed.'))
    const clientId = outgoing.clientId ?? newId()
    const input: SendMessageInput = { ...outgoing, clientId }
    if (isTooLarge({ query: textOf(SendMessageDocument), variables: { input } }))
      return Promise.reject(new ParleyError('The message is over 256,000 bytes.', { code: 'PAYLOAD_TOO_LARGE' }))
    if (shown.get().filter(({ state }) => state === 'pending').length >= mostPending)
      return Promise.reject(clientError('OUTBOX_FULL', 'Over 1,000 messages wait to be sent.'))
    const item: OutboxItem = {
      clientId,
      input,
      state: 'pending',
      at: new Date().toISOString(),
      error: null,
      message: null,
    }
    if (!shown.get().some((each) => each.clientId === clientId)) unsaved = [...unsaved, item]
    show()
    const answer = answerTo(clientId)
    void opened
      .then(({ change }) =>
        change((items) => {
          const isWanted = unsaved.includes(item) && !items.some((each) => each.clientId === clientId)
          unsaved = unsaved.filter((each) => each !== item)
          return isWanted ? [...items, item] : items
        }),
      )
      .catch(onError)
    return answer
  }
  return {
    send,
    outbox: {
      get: shown.get,
      subscribe: shown.subscribe,
      retry: async (clientId) => {
        const { change } = await opened
        let answer: Promise<SentMessage> | null = null
        await change((items) => {
          const failed = items.find((item) => item.clientId === clientId && item.state === 'failed')
          if (!failed) return items
          answer = answerTo(clientId)
          const again: OutboxItem = { ...failed, state: 'pending', error: null }
          return [...items.filter((item) => item !== failed), again]
        })
        return answer ?? Promise.reject(new ParleyError('No such message failed.', { code: 'NOT_FOUND' }))
      },
      drop: async (clientId) => {
        const known = unsaved.length
        unsaved = unsaved.filter((item) => item.clientId !== clientId)
        if (unsaved.length < known) return onChange(saved)
        const { change } = await opened
        await change((items) => items.filter((item) => item.clientId !== clientId))
      },
    },
    close: (): void => {
      closed = true
      stopWatching()
      nudge()
      void opened.then((store) => store.close())
      for (const clientId of waiters.keys())
        settle(clientId, ({ reject }) =>
          reject(clientError('CLOSED', 'The client was closed before the message was sent.')),
        )
    },
  }
}

/** A UUID, also where the page isn't on https and has no `crypto.randomUUID`. */
const newId = (): string =>
  globalThis.crypto.randomUUID?.() ??
  '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) =>
    (Number(digit) ^ (crypto.getRandomValues(new Uint8Array(1))[0]! & (15 >> (Number(digit) / 4)))).toString(16),
  )
