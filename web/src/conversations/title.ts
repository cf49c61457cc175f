import type { ConversationFieldsFragment } from 'parley/client'

/** A group's title, or the other person's name. */
export const titleOf = ({ title, peer, id }: Pick<ConversationFieldsFragment, 'title' | 'peer' | 'id'>): string =>
  title ?? peer?.name ?? id
