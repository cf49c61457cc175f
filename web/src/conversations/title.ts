import type { ConversationFieldsFragment } from 'parley/client'

/** A group's title, or the other person's name. */
export const titleOf = ({ title, peer, id }: ConversationFieldsFragment): string => title ?? peer?.name ?? id
