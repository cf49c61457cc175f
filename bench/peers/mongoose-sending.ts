import type { ConversationDoc, MessageDoc, Models } from './mongoose-models.ts'

export interface SendMessage {
  recipientId: string
  clientId: string
  text: string
}

/**
 * Sending as it is usually written: each step awaits the one before, since it needs what that one found or must not happen
 * without it. Reads are lean, which is mongoose at its best. What Parley does beyond it is left out: that the recipient
 * exists, that a repeated send gets what the first one made, seq, the event log, one transaction over all of it.
 */
export const createSending = ({ Conversation, Message }: Models) => {
  /** The first message to a person starts the conversation; two first messages at once are told apart by the index. */
  const conversationOf = async (userId: string, recipientId: string): Promise<ConversationDoc> => {
    const pair = [userId, recipientId].sort().join(' ')
    const found = await Conversation.findOne({ pair }).lean<ConversationDoc>()
    if (found) return found
    try {
      const members = [userId, recipientId].map((member) => ({ userId: member }))
      return (await Conversation.create({ pair, members })).toObject()
    } catch (error) {
      if ((error as { code?: number }).code !== 11000) throw error
      return (await Conversation.findOne({ pair }).lean<ConversationDoc>())!
    }
  }

  /** Resolves once it is durable. */
  return async (userId: string, { recipientId, clientId, text }: SendMessage): Promise<MessageDoc> => {
    const conversation = await conversationOf(userId, recipientId)
    // Who was removed, or was never in it, doesn't write.
    if (!conversation.members.some((member) => member.userId === userId)) throw new Error('Not a member')
    const message = await Message.create({ conversation: conversation._id, sender: userId, clientId, text })
    // What the list of conversations shows: the last message, and how many are unread.
    await Conversation.updateOne(
      { _id: conversation._id },
      {
        $set: { lastMessage: message._id, lastMessageAt: message.createdAt },
        $inc: { 'members.$[other].unread': 1 },
      },
      { arrayFilters: [{ 'other.userId': { $ne: userId } }] },
    )
    return message.toObject()
  }
}
