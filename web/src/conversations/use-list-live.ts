import { UserStatusDocument, type ConversationFieldsFragment } from 'parley/client'
import { useEffect, useRef, useState } from 'react'
import { useChat } from '../chat/chat-context.ts'
import { ListLiveDocument } from '../generated/documents.ts'
import { useAfterConnection } from '../live/use-live.ts'

/** Conversations of a page. */
export const pageSize = 30

/**
 * Asks who is there and who types in the list: for its pages after each connection, and one by one for those who came into it by an
 * event. Later changes are told.
 */
export const useListLive = (
  conversations: readonly ConversationFieldsFragment[],
  cursors: readonly (string | null)[],
  isArchived: boolean,
): void => {
  const { client, live } = useChat()
  const [hasAnswer, setHasAnswer] = useState(false)
  const pagesAsked = useRef(0)
  const peopleAsked = useRef(new Set<string>())

  const askPage = async (after: string | null): Promise<void> => {
    const { conversations } = await client.ask(ListLiveDocument, { first: pageSize, after, archived: isArchived })
    for (const { id, typing } of conversations.nodes) live.typers.replace(id, typing)
    live.presence.set(conversations.nodes.flatMap(({ peer }) => (peer ? [peer.status] : [])))
    setHasAnswer(true)
  }
  const askPerson = async (userId: string): Promise<void> => {
    peopleAsked.current.add(userId)
    const { userStatus } = await client.ask(UserStatusDocument, { userId })
    if (userStatus) live.presence.set([userStatus])
  }
  useAfterConnection((isNew) => {
    if (isNew) {
      pagesAsked.current = 0
      peopleAsked.current.clear()
    }
    for (const after of cursors.slice(pagesAsked.current)) askPage(after).catch(() => {})
    pagesAsked.current = cursors.length
  }, cursors.length)
  useEffect(() => {
    if (!hasAnswer) return
    for (const { peer } of conversations)
      if (peer && !live.presence.of(peer.id) && !peopleAsked.current.has(peer.id)) askPerson(peer.id).catch(() => {})
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [hasAnswer, conversations])
}
