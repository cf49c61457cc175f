import { badInput } from '../kernel/errors.ts'
import { erasedAmong } from '../store/erased.ts'
import type { Loaders } from '../store/loaders.ts'
import type { MessageRow, ReactionRow } from '../store/rows.ts'

/** Kinds that a message may have. */
const maxKinds = 20
/** People of one kind: more than a group has, as those who have left stay among them. */
const maxPeople = 1000

/** The message with the person's reaction; the same one where it has it already. */
export const withReaction = (message: MessageRow, emoji: string, userId: string): MessageRow => {
  const reactions = message.reactions ?? []
  const kind = reactions.find((reaction) => reaction.emoji === emoji)
  if (kind?.userIds.includes(userId)) return message
  if (!kind && reactions.length >= maxKinds)
    throw badInput('emoji', `A message has at most ${maxKinds} kinds of reactions.`)
  if (kind && kind.userIds.length >= maxPeople)
    throw badInput('emoji', `At most ${maxPeople.toLocaleString('en')} people react in the same way.`)
  return {
    ...message,
    reactions: kind
      ? reactions.map((each) => (each === kind ? { emoji, userIds: [...each.userIds, userId] } : each))
      : [...reactions, { emoji, userIds: [userId] }],
  }
}

/** The message without it; the same one where it hasn't it. */
export const withoutReaction = (message: MessageRow, emoji: string, userId: string): MessageRow => {
  const reactions = message.reactions ?? []
  if (!reactions.some((each) => each.emoji === emoji && each.userIds.includes(userId))) return message
  return { ...message, reactions: leaving(reactions, (id, of) => of !== emoji || id !== userId) }
}

/** The message without any of the person's; the same one where it has none. */
export const withoutReactionsOf = (message: MessageRow, userId: string): MessageRow => {
  const reactions = message.reactions ?? []
  if (!reactions.some(({ userIds }) => userIds.includes(userId))) return message
  return { ...message, reactions: leaving(reactions, (id) => id !== userId) }
}

/** What is shown while those of an erased person are still to be taken away; at once where the people are there. */
export const withoutReactionsOfErased = (
  reactions: ReactionRow[],
  users: Loaders['user'],
): ReactionRow[] | Promise<ReactionRow[]> => {
  if (reactions.length === 0) return reactions
  const without = (erased: ReadonlyMap<string, Date>) =>
    erased.size === 0 ? reactions : leaving(reactions, (id) => !erased.has(id))
  const erased = erasedAmong(
    reactions.flatMap(({ userIds }) => userIds),
    users,
  )
  return erased instanceof Promise ? erased.then(without) : without(erased)
}

/** A kind that nobody is left of goes. */
const leaving = (reactions: ReactionRow[], stays: (userId: string, emoji: string) => boolean): ReactionRow[] =>
  reactions
    .map(({ emoji, userIds }) => ({ emoji, userIds: userIds.filter((id) => stays(id, emoji)) }))
    .filter(({ userIds }) => userIds.length > 0)
