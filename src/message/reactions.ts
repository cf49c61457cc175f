import { badInput } from '../kernel/errors.ts'
import type { MessageRow, ReactionRow } from '../store/rows.ts'

/** Kinds that a message may have. */
const maxKinds = 20

/** The message with the person's reaction; the same one where it has it already. */
export const withReaction = (message: MessageRow, emoji: string, userId: string): MessageRow => {
  const reactions = message.reactions ?? []
  const kind = reactions.find((reaction) => reaction.emoji === emoji)
  if (kind?.userIds.includes(userId)) return message
  if (!kind && reactions.length >= maxKinds)
    throw badInput('emoji', `A message has at most ${maxKinds} kinds of reactions.`)
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
  const left = reactions.flatMap((each): ReactionRow[] => {
    if (each.emoji !== emoji) return [each]
    const userIds = each.userIds.filter((id) => id !== userId)
    return userIds.length > 0 ? [{ emoji, userIds }] : []
  })
  return { ...message, reactions: left }
}
