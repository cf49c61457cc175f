import { useMemo } from 'react'
import { useChat, useWatched, type SignedIn } from '../../chat/chat-context.ts'
import { createHistory, type History, type HistoryState } from './history.ts'

/** Conversations whose history stays when another one is opened. */
const mostKept = 8

const kept = new WeakMap<SignedIn['client'], Map<string, History>>()

/** A conversation's history: where it was open before, it is there at once, with all that has happened since. */
const historyOf = ({ client, bell }: Pick<SignedIn, 'client' | 'bell'>, conversationId: string): History => {
  const histories = kept.get(client) ?? new Map<string, History>()
  kept.set(client, histories)
  const history = histories.get(conversationId) ?? createHistory({ client, bell }, conversationId)
  histories.delete(conversationId)
  histories.set(conversationId, history)
  for (const [id, each] of histories) {
    if (histories.size <= mostKept) break
    each.close()
    histories.delete(id)
  }
  return history
}

export const useHistory = (conversationId: string): [History, HistoryState] => {
  const { client, bell } = useChat()
  const history = useMemo(() => historyOf({ client, bell }, conversationId), [client, bell, conversationId])
  return [history, useWatched(history)]
}
