import { buildSchema } from 'graphql'
import { expect, onTestFinished, test } from 'vitest'
import { typeDefs } from '../../src/server/graphql/schema.ts'
import { picture, reserve, textFile, upload } from '../attachment/files.ts'
import * as operations from '../generated/operations.ts'
import type { Conversation, EventReader, Message, Person, StreamedEvent } from '../support/person.ts'
import { startSharedChat } from '../support/shared-chat.ts'

/**
 * Which mutation makes which event, for whom: each row is run as a user would, while everybody listens. Who isn't named hears
 * nothing, and neither does anybody when the same is done again.
 */
interface Row {
  mutation: string
  /** Told apart where one mutation has several rows. */
  when?: string
  /** What has to be so beforehand. */
  given?(scene: Scene): Promise<unknown>
  does(scene: Scene): Promise<unknown>
  /** The events of each who hears something; of a person, all devices hear the same. */
  hears: { [Name in Listener]?: Typename[] }
}

type Typename = StreamedEvent['__typename']
type Listener = 'ann' | 'bob' | 'cat' | 'eve' | 'root'

/** Ann, who acts, has two devices. Ann owns a group with bob and cat, and talks with bob. Eve shares nothing with them. */
interface Scene extends Record<Listener, Person> {
  group: Conversation
  direct: Conversation
  /** Bob's, in the group. */
  message: Message
  /** Ann's, in the group. */
  own: Message
  roomId: string
  broadcastId: string
  /** Whatever `given` keeps for `does`. */
  kept: string
}

// Marks of delivery come by themselves, and have a row of their own in `delivered.test.ts`.
const chat = await startSharedChat()
const admin = await chat.admin()
const all: Listener[] = ['ann', 'bob', 'cat', 'eve', 'root']
const members = (event: Typename) => ({ ann: [event], bob: [event], cat: [event] })
const everyone = (event: Typename) => ({ ...members(event), eve: [event], root: [event] })

const rows: Row[] = [
  {
    mutation: 'sendMessage',
    does: ({ ann, group }) => ann.sends(group, 'hello', { clientId: 'once' }),
    hears: members('MessageAdded'),
  },
  {
    mutation: 'sendMessage',
    when: 'the first to a person',
    does: ({ ann, eve }) => ann.sends(eve, 'hello', { clientId: 'once' }),
    hears: { ann: ['MessageAdded'], eve: ['MessageAdded'] },
  },
  {
    mutation: 'sendAdminMessage',
    does: ({ root, eve }) =>
      root.does(operations.SendAdminMessageDocument, {
        input: { recipientId: eve.id, clientId: 'once', text: 'hello' },
      }),
    hears: { root: ['MessageAdded'], eve: ['MessageAdded'] },
  },
  {
    mutation: 'editMessage',
    does: ({ ann, own }) => ann.does(operations.EditMessageDocument, { messageId: own.id, text: 'edited' }),
    hears: members('MessageChanged'),
  },
  {
    mutation: 'deleteMessage',
    does: ({ ann, own }) => ann.does(operations.DeleteMessageDocument, { messageId: own.id }),
    hears: members('MessageChanged'),
  },
  {
    mutation: 'deleteMessage',
    when: 'by an admin, who is no member',
    does: ({ root, own }) => root.does(operations.DeleteMessageDocument, { messageId: own.id }),
    hears: members('MessageChanged'),
  },
  {
    mutation: 'addReaction',
    does: ({ ann, message }) => ann.does(operations.AddReactionDocument, { messageId: message.id, emoji: '👍' }),
    hears: members('MessageChanged'),
  },
  {
    mutation: 'removeReaction',
    given: ({ ann, message }) => ann.does(operations.AddReactionDocument, { messageId: message.id, emoji: '👍' }),
    does: ({ ann, message }) => ann.does(operations.RemoveReactionDocument, { messageId: message.id, emoji: '👍' }),
    hears: members('MessageChanged'),
  },
  {
    mutation: 'pinMessage',
    does: ({ ann, message }) => ann.does(operations.PinMessageDocument, { messageId: message.id }),
    hears: members('MessageChanged'),
  },
  {
    mutation: 'unpinMessage',
    given: ({ ann, message }) => ann.does(operations.PinMessageDocument, { messageId: message.id }),
    does: ({ ann, message }) => ann.does(operations.UnpinMessageDocument, { messageId: message.id }),
    hears: members('MessageChanged'),
  },
  {
    mutation: 'markMessageRead',
    given: async (scene) => (scene.message = await scene.bob.sends(scene.group, 'unread')),
    does: ({ ann, message }) => ann.does(operations.MarkMessageReadDocument, { messageId: message.id }),
    hears: members('MessagesRead'),
  },
  {
    mutation: 'markConversationRead',
    given: ({ bob, group }) => bob.sends(group, 'unread'),
    does: ({ ann, group }) => ann.does(operations.MarkConversationReadDocument, { conversationId: group.id }),
    hears: members('MessagesRead'),
  },
  {
    mutation: 'openConversation',
    does: ({ ann, eve }) => ann.does(operations.OpenConversationDocument, { userId: eve.id }),
    hears: { ann: ['ConversationChanged'] },
  },
  {
    mutation: 'createGroup',
    does: ({ ann, bob, eve }) =>
      ann.does(operations.CreateGroupDocument, {
        input: { clientId: 'once', title: 'New', memberIds: [bob.id, eve.id] },
      }),
    hears: { ann: ['ConversationChanged'], bob: ['ConversationChanged'], eve: ['ConversationChanged'] },
  },
  {
    mutation: 'updateGroup',
    does: ({ ann, group }) =>
      ann.does(operations.UpdateGroupDocument, { input: { conversationId: group.id, title: 'Renamed' } }),
    hears: members('ConversationChanged'),
  },
  {
    mutation: 'addMembers',
    does: ({ ann, group, eve }) =>
      ann.does(operations.AddMembersDocument, { conversationId: group.id, userIds: [eve.id] }),
    hears: { ...members('ConversationChanged'), eve: ['ConversationChanged'] },
  },
  {
    mutation: 'removeMember',
    does: ({ ann, group, cat }) =>
      ann.does(operations.RemoveMemberDocument, { conversationId: group.id, userId: cat.id }),
    hears: { ...members('ConversationChanged'), cat: ['ConversationLeft'] },
  },
  {
    mutation: 'leaveConversation',
    does: ({ ann, group }) => ann.does(operations.LeaveConversationDocument, { conversationId: group.id }),
    hears: { ...members('ConversationChanged'), ann: ['ConversationLeft'] },
  },
  {
    mutation: 'setMemberRole',
    does: ({ ann, group, bob }) =>
      ann.does(operations.SetMemberRoleDocument, { conversationId: group.id, userId: bob.id, role: 'OWNER' }),
    hears: members('ConversationChanged'),
  },
  {
    mutation: 'setConversationMuted',
    does: ({ ann, group }) =>
      ann.does(operations.SetConversationMutedDocument, { conversationId: group.id, muted: true }),
    hears: { ann: ['ConversationChanged'] },
  },
  {
    mutation: 'setConversationArchived',
    does: ({ ann, group }) =>
      ann.does(operations.SetConversationArchivedDocument, { conversationId: group.id, archived: true }),
    hears: { ann: ['ConversationChanged'] },
  },
  {
    mutation: 'broadcast',
    does: ({ root, ann }) => root.does(operations.BroadcastDocument, { input: { clientId: ann.id, text: 'To all' } }),
    hears: everyone('BroadcastAdded'),
  },
  {
    mutation: 'broadcast',
    when: 'to a room',
    does: ({ root, ann, roomId }) =>
      root.does(operations.BroadcastDocument, { input: { clientId: ann.id, text: 'To the room', roomId } }),
    hears: { ann: ['BroadcastAdded'], bob: ['BroadcastAdded'] },
  },
  {
    mutation: 'deleteBroadcast',
    does: ({ root, broadcastId }) => root.does(operations.DeleteBroadcastDocument, { broadcastId }),
    hears: everyone('BroadcastChanged'),
  },
  {
    mutation: 'deleteBroadcast',
    when: 'of a room',
    given: async (scene) => {
      const input = { clientId: `${scene.ann.id}-room`, text: 'To the room', roomId: scene.roomId }
      scene.kept = (await scene.root.does(operations.BroadcastDocument, { input })).broadcast.broadcast.id
    },
    does: ({ root, kept }) => root.does(operations.DeleteBroadcastDocument, { broadcastId: kept }),
    hears: { ann: ['BroadcastChanged'], bob: ['BroadcastChanged'] },
  },
  {
    mutation: 'markBroadcastsRead',
    does: ({ ann }) => ann.does(operations.MarkBroadcastsReadDocument),
    hears: { ann: ['BroadcastsRead'] },
  },
  {
    mutation: 'createRoom',
    does: ({ root }) => root.does(operations.CreateRoomDocument, { input: { name: 'Nobody is in it' } }),
    hears: {},
  },
  {
    mutation: 'updateRoom',
    does: ({ root, roomId }) => root.does(operations.UpdateRoomDocument, { input: { roomId, name: 'Renamed' } }),
    hears: { ann: ['RoomChanged'], bob: ['RoomChanged'] },
  },
  {
    mutation: 'deleteRoom',
    does: ({ root, roomId }) => root.does(operations.DeleteRoomDocument, { roomId }),
    hears: { ann: ['RoomChanged'], bob: ['RoomChanged'] },
  },
  {
    mutation: 'joinRoom',
    does: ({ eve, roomId }) => eve.does(operations.JoinRoomDocument, { roomId }),
    hears: { eve: ['RoomChanged'] },
  },
  {
    mutation: 'leaveRoom',
    does: ({ ann, roomId }) => ann.does(operations.LeaveRoomDocument, { roomId }),
    hears: { ann: ['RoomChanged'] },
  },
  {
    mutation: 'addRoomMembers',
    does: ({ root, roomId, cat, eve }) =>
      root.does(operations.AddRoomMembersDocument, { roomId, userIds: [cat.id, eve.id] }),
    hears: { cat: ['RoomChanged'], eve: ['RoomChanged'] },
  },
  {
    mutation: 'removeRoomMembers',
    does: ({ root, roomId, bob }) => root.does(operations.RemoveRoomMembersDocument, { roomId, userIds: [bob.id] }),
    hears: { bob: ['RoomChanged'] },
  },
  {
    mutation: 'updateProfile',
    given: async (scene) => (scene.kept = await upload(scene.ann, await picture(64, 64))),
    does: ({ ann, kept }) => ann.does(operations.UpdateProfileDocument, { input: { avatarId: kept } }),
    hears: members('UserChanged'),
  },
  {
    mutation: 'upsertUsers',
    does: ({ root, ann }) => root.does(operations.UpsertUsersDocument, { input: [{ id: ann.id, name: 'Anna' }] }),
    hears: members('UserChanged'),
  },
  {
    mutation: 'upsertUsers',
    when: 'of a person who is new',
    does: ({ root, ann }) =>
      root.does(operations.UpsertUsersDocument, { input: [{ id: `${ann.id}-friend`, name: 'A friend' }] }),
    hears: {},
  },
  {
    mutation: 'blockUser',
    does: ({ ann, bob }) => ann.does(operations.BlockUserDocument, { userId: bob.id }),
    hears: { ann: ['UserChanged'] },
  },
  {
    mutation: 'blockUser',
    when: 'of somebody whom one shares nothing with',
    does: ({ ann, eve }) => ann.does(operations.BlockUserDocument, { userId: eve.id }),
    hears: { ann: ['UserChanged'] },
  },
  {
    mutation: 'unblockUser',
    given: ({ ann, bob }) => ann.does(operations.BlockUserDocument, { userId: bob.id }),
    does: ({ ann, bob }) => ann.does(operations.UnblockUserDocument, { userId: bob.id }),
    hears: { ann: ['UserChanged'] },
  },
  {
    mutation: 'setTyping',
    does: ({ ann, group }) => ann.does(operations.SetTypingDocument, { conversationId: group.id, isTyping: true }),
    hears: {},
  },
  {
    mutation: 'setAvailability',
    does: ({ ann }) => ann.does(operations.SetAvailabilityDocument, { availability: 'INVISIBLE' }),
    hears: {},
  },
  {
    mutation: 'createUpload',
    does: ({ ann }) => reserve(ann, textFile('a file')),
    hears: {},
  },
  {
    mutation: 'reportMessage',
    does: ({ ann, message }) => ann.does(operations.ReportMessageDocument, { messageId: message.id, reason: 'rude' }),
    hears: {},
  },
  {
    mutation: 'importMessages',
    does: ({ root, ann, bob }) =>
      root.does(operations.ImportMessagesDocument, {
        input: [
          {
            sourceId: ann.id,
            memberIds: [ann.id, bob.id],
            senderId: ann.id,
            text: 'from elsewhere',
            createdAt: '2020-01-01T00:00:00.000Z',
          },
        ],
      }),
    hears: {},
  },
  {
    mutation: 'resolveReport',
    when: 'deleting the message',
    given: async (scene) => {
      const variables = { messageId: scene.own.id, reason: 'It is rude.' }
      const { reportMessage } = await scene.bob.does(operations.ReportMessageDocument, variables)
      scene.kept = reportMessage.report.id
    },
    does: ({ root, kept }) => root.does(operations.ResolveReportDocument, { reportId: kept, action: 'DELETE_MESSAGE' }),
    hears: members('MessageChanged'),
  },
]

/** What is not in the stream, and why. */
const silent: Record<string, string> = {
  suspendUser: 'what the person has open is closed, and nobody else hears of it',
  restoreUser: 'likewise',
  eraseUser: 'it ends the streams of the person: what others hear is in `erase.test.ts`',
}

const setScene = async (): Promise<Scene> => {
  const [ann, bob, cat, eve] = await chat.people('ann', 'bob', 'cat', 'eve')
  const started = await ann.does(operations.CreateGroupDocument, {
    input: { title: 'A group', memberIds: [bob.id, cat.id] },
  })
  const group = started.createGroup.conversation
  await ann.sends(bob, 'hi')
  const { openConversation } = await ann.does(operations.OpenConversationDocument, { userId: bob.id })
  const message = await bob.sends(group, 'a message')
  const own = await ann.sends(group, 'one of ann')
  const { createRoom } = await admin.does(operations.CreateRoomDocument, { input: { name: 'A room' } })
  const roomId = createRoom.room.id
  await admin.does(operations.AddRoomMembersDocument, { roomId, userIds: [ann.id, bob.id] })
  const input = { clientId: `${ann.id}-before`, text: 'Before' }
  const { broadcast } = await admin.does(operations.BroadcastDocument, { input })
  const direct = openConversation.conversation
  return {
    ann,
    bob,
    cat,
    eve,
    root: admin,
    group,
    direct,
    message,
    own,
    roomId,
    broadcastId: broadcast.broadcast.id,
    kept: '',
  }
}

/** A stream, and a conversation of its person's own, which tells them when all before was given. */
const listen = async (name: Listener, person: Person) => {
  const { createGroup } = await person.does(operations.CreateGroupDocument, {
    input: { title: 'Fence', memberIds: [] },
  })
  const conversationId = createGroup.conversation.id
  const stream = await person.events()
  onTestFinished(() => stream[Symbol.asyncDispose]())
  await stream.until('CaughtUp')
  let muted = false
  return {
    name,
    stream,
    /** Ends what was heard by now; one device of a person does it for all. */
    fence: async () => {
      muted = !muted
      await person.does(operations.SetConversationMutedDocument, { conversationId, muted })
    },
    isFence: (event: StreamedEvent) =>
      event.__typename === 'ConversationChanged' && event.conversation.title === 'Fence',
  }
}

const heardBy = async (stream: EventReader, isFence: (event: StreamedEvent) => boolean): Promise<Typename[]> => {
  const heard: Typename[] = []
  for (;;) {
    const event = await stream.next()
    if (isFence(event)) return heard
    if (event.__typename !== ('MessagesDelivered' as Typename)) heard.push(event.__typename)
  }
}

for (const { mutation, when, given, does, hears } of rows)
  test(`${mutation}${when ? `, ${when}` : ''}: ${told(hears)}`, async () => {
    const scene = await setScene()
    await given?.(scene)
    const first = await Promise.all(all.map((name) => listen(name, scene[name])))
    const phone = await scene.ann.events()
    onTestFinished(() => phone[Symbol.asyncDispose]())
    await phone.until('CaughtUp')
    const hear = async () => {
      await Promise.all(first.map(({ fence }) => fence()))
      const heard = await Promise.all(first.map(({ stream, isFence }) => heardBy(stream, isFence)))
      const onPhone = await heardBy(phone, first[0]!.isFence)
      return { ...Object.fromEntries(all.map((name, i) => [name, heard[i]])), phone: onPhone }
    }
    const nothing = Object.fromEntries(all.map((name): [Listener, Typename[]] => [name, []]))

    await does(scene)
    expect(await hear()).toEqual({ ...nothing, ...hears, phone: hears.ann ?? [] })

    // Again: it changes nothing, or can't be done any more.
    if (mutation === 'createRoom') return
    await does(scene).catch(() => {})
    expect(await hear()).toEqual({ ...nothing, phone: [] })
  })

function told(hears: Row['hears']): string {
  const heard = Object.entries(hears).map(([name, events]) => `${name} hears ${events.join(' and ')}`)
  return heard.join(', ') || 'nobody hears anything'
}

test('every mutation has its row', () => {
  const fields = Object.keys(buildSchema(typeDefs.join('\n')).getMutationType()!.getFields())
  const known = [...rows.map(({ mutation }) => mutation), ...Object.keys(silent)]
  expect(fields.filter((name) => !known.includes(name))).toEqual([])
})
