import { randomUUID } from 'node:crypto'
import {
  AddMembersDocument,
  AddReactionDocument,
  CreateGroupDocument,
  DeleteMessageDocument,
  EditMessageDocument,
  LeaveConversationDocument,
  MarkConversationReadDocument,
  MarkMessageReadDocument,
  OpenConversationDocument,
  PinMessageDocument,
  RemoveMemberDocument,
  RemoveReactionDocument,
  SendMessageDocument,
  SetConversationArchivedDocument,
  SetConversationMutedDocument,
  SetMemberRoleDocument,
  UnpinMessageDocument,
  UpdateGroupDocument,
  UpsertUsersDocument,
} from '../generated/operations.ts'
import type { Person } from './person.ts'
import type { seeded } from './random.ts'

/** Everything that a client can do that makes events, at random; refusals are part of it. */
export const act = async (
  random: ReturnType<typeof seeded>,
  people: Person[],
  admin: Person,
  known: Known,
): Promise<void> => {
  const actor = random.of(people)
  const other = random.of(people.filter((person) => person !== actor))
  const message = known.messages.length > 0 ? random.of(known.messages) : { id: 'none', conversationId: 'none' }
  const group = known.groups.length > 0 ? random.of(known.groups) : message.conversationId
  switch (random.below(23)) {
    case 0:
      await actor.ask(OpenConversationDocument, { userId: other.id })
      break
    case 1:
      await actor.ask(MarkMessageReadDocument, { messageId: message.id })
      break
    case 2:
      await actor.ask(MarkConversationReadDocument, { conversationId: message.conversationId })
      break
    case 3:
      await actor.ask(DeleteMessageDocument, { messageId: message.id })
      break
    case 4:
      await admin.ask(UpsertUsersDocument, { input: [{ id: other.id, name: `Name ${random.below(1000)}` }] })
      break
    case 5: {
      const memberIds = random.below(2) ? [other.id] : people.map(({ id }) => id)
      const made = await actor.ask(CreateGroupDocument, { input: { title: `Group ${random.below(1000)}`, memberIds } })
      if (made.data) known.groups.push(made.data.createGroup.conversation.id)
      break
    }
    case 6:
      await actor.ask(UpdateGroupDocument, { input: { conversationId: group, title: `Group ${random.below(1000)}` } })
      break
    case 7:
      await actor.ask(AddMembersDocument, { conversationId: group, userIds: [other.id] })
      break
    case 8:
      await actor.ask(RemoveMemberDocument, { conversationId: group, userId: other.id })
      break
    case 9:
      await actor.ask(LeaveConversationDocument, { conversationId: group })
      break
    case 10:
      await actor.ask(SetMemberRoleDocument, {
        conversationId: group,
        userId: other.id,
        role: random.of(['OWNER', 'MEMBER'] as const),
      })
      break
    case 11:
      await actor.ask(SetConversationMutedDocument, {
        conversationId: random.of([group, message.conversationId]),
        muted: random.below(2) === 0,
      })
      break
    case 12:
      await actor.ask(SetConversationArchivedDocument, {
        conversationId: random.of([group, message.conversationId]),
        archived: random.below(2) === 0,
      })
      break
    case 13:
      await actor.ask(EditMessageDocument, { messageId: message.id, text: `edited ${random.below(1e6)}` })
      break
    case 14:
      await actor.ask(AddReactionDocument, { messageId: message.id, emoji: random.of(['👍', '❤️', '😀']) })
      break
    case 15:
      await actor.ask(RemoveReactionDocument, { messageId: message.id, emoji: random.of(['👍', '❤️', '😀']) })
      break
    case 16:
      await actor.ask(PinMessageDocument, { messageId: message.id })
      break
    case 17:
      await actor.ask(UnpinMessageDocument, { messageId: message.id })
      break
    default: {
      const replyToId = random.below(3) === 0 ? message.id : null
      const to = known.groups.length > 0 && random.below(2) ? { conversationId: group } : { recipientId: other.id }
      const input = { ...to, clientId: randomUUID(), text: `text ${random.below(1e6)}`, replyToId }
      const sent = (await actor.ask(SendMessageDocument, { input })).data?.sendMessage.message
      if (sent) known.messages.push({ id: sent.id, conversationId: sent.conversation.id })
    }
  }
}

/** What there is to act on. */
export interface Known {
  messages: { id: string; conversationId: string }[]
  groups: string[]
}
