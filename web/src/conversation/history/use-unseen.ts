import type { ConversationFieldsFragment } from 'parley/client'
import { useEffect, useState } from 'react'

/** How many messages are newer than all that was in view, and than all that was read before. */
export const useUnseen = (
  { lastSeq, members }: Pick<ConversationFieldsFragment, 'lastSeq' | 'members'>,
  viewerId: string,
  seenSeq: number,
): number => {
  const readSeq = members.find(({ user }) => user.id === viewerId)?.readSeq ?? lastSeq
  const [newest, setNewest] = useState(0)
  useEffect(() => setNewest((known) => Math.max(known, seenSeq)), [seenSeq])
  return Math.max(0, lastSeq - Math.max(newest, seenSeq, readSeq))
}
