import type { MessageFieldsFragment, SendMessageInput } from './generated/documents.ts'
import { createBell, withLock } from './locks.ts'
import type { KeyValueStorage } from './storage.ts'

/** A message as the server has it. */
export type SentMessage = MessageFieldsFragment

/** A message on its way. */
export interface OutboxItem {
  readonly clientId: string
  readonly input: SendMessageInput
  /**
   * - `pending`: it waits for the connection, or for those before it; or it is under way.
   * - `sent`: it is durable on the server, as `message`. The last 20 stay here, for the time until `events` brings them.
   * - `failed`: the server refused it, as `error` says. `retry` or `drop` it; it holds nothing up.
   */
  readonly state: 'pending' | 'sent' | 'failed'
  /** When it was given to `send`, in ISO 8601. */
  readonly at: string
  readonly error: { readonly code: string; readonly message: string; readonly argument: string | null } | null
  readonly message: SentMessage | null
}

export type Items = readonly OutboxItem[]

/** The outbox of one person on one storage, which all tabs share. */
export interface OutboxStore {
  /** Reads it, and tells `onChange`. */
  look(): Promise<Items>
  /** Reads, changes and writes it in one step, also among tabs, and tells `onChange` and the other tabs. */
  change(change: (items: Items) => Items): Promise<void>
  /** One at a time, among all tabs. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>
  close(): void
}

const mostSent = 20

export const openOutbox = (
  storage: KeyValueStorage,
  key: string,
  { onChange, onError }: { onChange(items: Items): void; onError(error: unknown): void },
): OutboxStore => {
  let known: Items = []
  /** Where a storage is full or broken, what is known is kept here, as long as the page lives. */
  let isWritten = true

  const read = async (): Promise<Items> => {
    if (isWritten)
      try {
        known = JSON.parse((await storage.getItem(key)) ?? '[]') as Items
      } catch (error) {
        onError(error)
      }
    return known
  }
  const write = async (items: Items): Promise<void> => {
    known = items
    try {
      if (items.length > 0) await storage.setItem(key, JSON.stringify(items))
      else await storage.removeItem(key)
      isWritten = true
    } catch (error) {
      isWritten = false
      onError(error)
    }
  }
  // Under the same lock as changes, so that nothing older is told after something newer.
  const look = () =>
    withLock(`${key}:change`, async () => {
      const items = await read()
      onChange(items)
      return items
    })
  const bell = createBell(key, () => void look())
  return {
    look,
    change: (change) =>
      withLock(`${key}:change`, async () => {
        const items = withoutOldSent(change(await read()))
        await write(items)
        onChange(items)
        bell.ring()
      }),
    alone: (work) => withLock(`${key}:send`, work),
    close: () => bell.close(),
  }
}

const withoutOldSent = (items: Items): Items => {
  let tooMany = items.filter(({ state }) => state === 'sent').length - mostSent
  return items.filter(({ state }) => state !== 'sent' || tooMany-- <= 0)
}
