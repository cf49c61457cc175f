import type { OutboxItem } from 'parley/client'
import { useEffect, useMemo } from 'react'
import { useChat, useWatched } from '../../chat/chat-context.ts'
import type { History } from './history.ts'
import type { Stretch } from './stretch.ts'

/** One's own messages to a conversation that aren't in its history yet, oldest first. */
export const useWaiting = (
  conversationId: string,
  peerId: string | null,
  history: History,
  stretch: Stretch,
): readonly OutboxItem[] => {
  const items = useWatched(useChat().client.outbox)
  const lastSeq = stretch.entries.at(-1)?.message.seq ?? 0
  const waiting = useMemo(
    () =>
      items.filter(
        ({ input, state, message }) =>
          (input.conversationId ? input.conversationId === conversationId : input.recipientId === peerId) &&
          !(state === 'sent' && message && message.seq <= lastSeq),
      ),
    [items, conversationId, peerId, lastSeq],
  )
  // The answer may be here before the event; what others have sent in between comes with the events.
  useEffect(() => {
    for (const { state, message } of waiting)
      if (state === 'sent' && message?.seq === lastSeq + 1) history.apply(message)
  }, [waiting, history, lastSeq])
  return waiting
}
