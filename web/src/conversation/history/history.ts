import type { ChatEvent, Client, ParleyError, Watched } from 'parley/client'
import type { Bell } from '../../chat/bell.ts'
import { MessagePageDocument, type MessagePageQueryVariables } from '../../generated/documents.ts'
import { cut, join, nothing, withMessage, withPerson, type Message, type Stretch } from './stretch.ts'

export interface HistoryState extends Stretch {
  /** Another number is another part of the history: nothing stays in its place. */
  part: number
  /** Whether nothing was loaded yet. */
  isEmpty: boolean
  loading: 'older' | 'newer' | 'part' | null
  /** Why the last load failed; `loadOlder` and so on try again. */
  error: ParleyError | null
}

/** The part of a conversation's history that is shown: bounded, extended at both ends, and kept true by events. */
export interface History extends Watched<HistoryState> {
  /** Loads the newest messages, or those around one, unless they are there. Rejects with a ParleyError. */
  open(messageId: string | null): Promise<void>
  loadOlder(): Promise<void>
  loadNewer(): Promise<void>
  /** Takes in a message as an answer has it. */
  apply(message: Message): void
  /** Lets go of what is far from `seq`, where there is too much. */
  trim(seq: number): void
  close(): void
}

const pageSize = 50
/** Messages that are kept at most, once their reader has come to rest. */
export const most = 400

export const createHistory = (
  { client, bell }: { client: Pick<Client, 'ask'>; bell: Bell },
  conversationId: string,
): History => {
  let state: HistoryState = { ...nothing, part: 0, isEmpty: true, loading: null, error: null }
  const listeners = new Set<() => void>()
  /** What came while something was asked, whose answer may say less. */
  let meanwhile: Message[] | null = null
  /** The last load that was begun; what an older one brings is no longer wanted. */
  let load = 0

  const set = (change: Partial<HistoryState>): void => {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }
  const apply = (message: Message): void => {
    if (message.conversation.id !== conversationId) return
    meanwhile?.push(message)
    if (state.isEmpty) return
    const stretch = withMessage(state, message)
    if (stretch !== state) set(stretch)
  }
  const ask = async (variables: Omit<MessagePageQueryVariables, 'conversationId'>): Promise<Stretch> => {
    const { conversation } = await client.ask(MessagePageDocument, { conversationId, ...variables })
    if (!conversation) return nothing
    const { edges, pageInfo } = conversation.messages
    return {
      entries: edges.map(({ cursor, node }) => ({ cursor, message: node })),
      hasOlder: pageInfo.hasPreviousPage,
      hasNewer: pageInfo.hasNextPage,
    }
  }
  const run = async (
    loading: NonNullable<HistoryState['loading']>,
    variables: Omit<MessagePageQueryVariables, 'conversationId'>,
    take: (found: Stretch) => Partial<HistoryState>,
  ): Promise<void> => {
    const number = ++load
    const heard: Message[] = []
    meanwhile = heard
    set({ loading, error: null })
    try {
      const found = await ask(variables)
      if (number !== load) return
      meanwhile = null
      set({ ...take(found), loading: null, isEmpty: false })
      for (const message of heard) apply(message)
    } catch (error) {
      if (number !== load) return
      meanwhile = null
      set({ loading: null, error: error as ParleyError })
      throw error
    }
  }
  /** Joined to what is there, or instead of it. */
  const extended = (found: Stretch): Partial<HistoryState> => join(found, state) ?? { ...found, part: state.part + 1 }

  const has = (messageId: string): boolean => state.entries.some(({ message }) => message.id === messageId)
  const open: History['open'] = async (messageId) => {
    if (messageId === null ? !state.isEmpty && !state.hasNewer : has(messageId)) return
    const variables = messageId === null ? { last: pageSize } : { around: messageId, first: pageSize }
    // Where the two meet there is more to be read without loading, but places would move: another part it is.
    await run('part', variables, (found) => ({ ...found, part: state.part + 1 }))
  }
  const loadOlder: History['loadOlder'] = async () => {
    const first = state.entries[0]
    if (!first || !state.hasOlder || state.loading) return
    const { cursor, message } = first
    await run('older', cursor ? { last: pageSize, before: cursor } : { around: message.id, first: 100 }, extended)
  }
  const loadNewer: History['loadNewer'] = async () => {
    if (!state.hasNewer || state.loading) return
    const last = state.entries.at(-1)
    if (!last) return run('newer', { last: pageSize }, extended)
    const { cursor, message } = last
    await run('newer', cursor ? { first: pageSize, after: cursor } : { around: message.id, first: 100 }, extended)
  }
  /** What is there, anew: it may have changed without an event of its own. */
  const reload = async (): Promise<void> => {
    if (state.isEmpty) return
    const middle = state.entries[Math.floor(state.entries.length / 2)]
    const isNewest = !state.hasNewer || !middle
    const variables = isNewest
      ? { last: state.entries.length > pageSize ? 100 : pageSize }
      : { around: middle.message.id, first: 100 }
    await run('part', variables, (found) => {
      const isSame = found.entries[0]?.message.id === state.entries[0]?.message.id
      return { ...found, part: isSame ? state.part : state.part + 1 }
    })
  }

  const onEvent = (event: ChatEvent): void => {
    if (event.__typename === 'MessageAdded' || event.__typename === 'MessageChanged') apply(event.message)
    if (event.__typename === 'UserChanged') {
      const { isBlocked: _, ...person } = event.user
      set(withPerson(state, person))
    }
  }
  const stops = [bell.onEvent(onEvent), bell.onResync(() => void reload().catch(() => {}))]
  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    open,
    loadOlder,
    loadNewer,
    apply,
    trim: (seq) => {
      if (state.entries.length <= most + pageSize * 2 || state.loading) return
      // At one end alone: the list either keeps its distance from the start, or from the end.
      const cutAt = cut(state, seq, most)
      const isOldEnd = cutAt.entries[0] !== state.entries[0]
      const isNewEnd = cutAt.entries.at(-1) !== state.entries.at(-1)
      if (!(isOldEnd && isNewEnd)) return set(cutAt)
      set({ entries: state.entries.slice(0, -pageSize), hasNewer: true })
    },
    close: () => {
      for (const stop of stops) stop()
    },
  }
}
