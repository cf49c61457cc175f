import { z } from 'zod'

const name = z.string().min(1)
const paths = (...usual: string[]) => z.union([name.transform((path) => [path]), z.array(name).min(1)]).default(usual)
const condition = z.union([name, z.strictObject({ path: name, is: z.array(z.unknown()).min(1) })])
type ConditionInput = z.input<typeof condition>
const conditions = (...usual: ConditionInput[]) =>
  z.union([condition.transform((one) => [one]), z.array(condition)]).default(usual)
const typeIs = (...is: string[]) => ['messageType', 'type', 'kind'].map((path) => ({ path, is }))

/**
 * What the other chat's collections and fields are called. All of it has a default: what the usual chat of Socket.IO and mongoose calls it.
 * Paths have dots between nested names; of a list of paths, those that a document has count, the first one first.
 */
const schema = z.strictObject({
  users: z
    .strictObject({
      collection: name.default('users'),
      id: name.default('_id'),
      name: paths('name', 'fullName', 'displayName', 'username'),
      avatarUrl: paths('avatarUrl', 'avatar', 'profilePicture', 'profileImage', 'picture'),
    })
    .prefault({}),
  conversations: z
    .strictObject({
      collection: name.default('conversations'),
      id: name.default('_id'),
      /** Everybody in it. */
      members: paths('participants', 'members', 'users'),
    })
    .prefault({}),
  messages: z
    .strictObject({
      collection: name.default('messages'),
      id: name.default('_id'),
      /** A date; messages are taken over in its order. */
      createdAt: name.default('createdAt'),
      /** The id of its conversation. */
      conversation: paths('conversationId', 'conversation', 'chatId', 'chat'),
      sender: paths('senderId', 'sender', 'from', 'userId'),
      /** Whom it is to, where it has no conversation. */
      receiver: paths('receiverId', 'receiver', 'recipientId', 'recipient', 'to'),
      /** Files aren't taken over; where a message has no text, their address is one. */
      text: paths('message', 'text', 'content', 'body', 'fileUrl', 'imageUrl'),
      image: conditions(...typeIs('image', 'IMAGE')),
      file: conditions(...typeIs('file', 'FILE', 'document', 'video', 'audio')),
      /** Who has read it. */
      readBy: paths('readBy', 'seenBy'),
      /** That all have read it. */
      isRead: conditions('isRead', 'read', 'seen', { path: 'status', is: ['read', 'seen'] }),
      /** What was deleted is left out: people took it back. */
      isDeleted: conditions('isDeleted', 'deleted', 'deletedAt', 'isDeletedForEveryone'),
      /** A filter of MongoDB, as extended JSON: only these. */
      where: z.record(z.string(), z.unknown()).default({}),
    })
    .prefault({}),
  /**
   * What becomes of a group's messages of people who aren't in it any more: `leave-out`, or `bring-back`, which makes their senders members
   * again, to whom the whole of it is then open.
   */
  formerMembers: z.enum(['leave-out', 'bring-back']).default('leave-out'),
})

export type Mapping = z.infer<typeof schema>

export const usualMapping: Mapping = schema.parse({})

/** Throws an Error that names each field which is wrong, a line each. */
export const readMapping = (json: string): Mapping => {
  const read = schema.safeParse(parse(json))
  if (read.success) return read.data
  throw new Error(
    `The mapping can't be used:\n${read.error.issues
      .map(({ path, message }) => `  - ${path.map(String).join('.') || 'the file'}: ${message}`)
      .join('\n')}`,
  )
}

const parse = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch (error) {
    throw new Error(`The mapping isn't JSON: ${(error as Error).message}`, { cause: error })
  }
}
