import { randomUUID } from 'node:crypto'
import { textFile, upload } from '../attachment/files.ts'
import {
  AddRoomMembersDocument,
  BroadcastDocument,
  CreateRoomDocument,
  DeleteBroadcastDocument,
  DeleteRoomDocument,
  JoinRoomDocument,
  LeaveRoomDocument,
  MarkBroadcastsReadDocument,
  RemoveRoomMembersDocument,
  SendMessageDocument,
  UpdateRoomDocument,
} from '../generated/operations.ts'
import type { Known } from './histories.ts'
import type { Person } from './person.ts'
import type { seeded } from './random.ts'

type Random = ReturnType<typeof seeded>

/** What there is to act on beside conversations. */
export interface KnownToAll extends Known {
  rooms: string[]
  broadcasts: string[]
}

/** Files, and who is in a room, at random; refusals are part of it. */
export const move = async (random: Random, people: Person[], admin: Person, known: KnownToAll): Promise<void> => {
  const actor = random.of(people)
  const other = random.of(people.filter((person) => person !== actor))
  const roomId = known.rooms.length > 0 ? random.of(known.rooms) : 'none'
  switch (random.below(9)) {
    case 0:
      await actor.ask(LeaveRoomDocument, { roomId })
      break
    case 1:
      await admin.ask(AddRoomMembersDocument, { roomId, userIds: [actor.id, other.id] })
      break
    case 2:
      await admin.ask(RemoveRoomMembersDocument, { roomId, userIds: [other.id] })
      break
    case 3:
      await admin.ask(UpdateRoomDocument, { input: { roomId, name: `Room ${random.below(1000)}` } })
      break
    case 4:
      if (random.below(4) === 0) await admin.ask(DeleteRoomDocument, { roomId })
      else {
        const made = await admin.does(CreateRoomDocument, { input: { name: `Room ${random.below(1000)}` } })
        known.rooms.push(made.createRoom.room.id)
      }
      break
    case 5: {
      const attachmentIds = [await upload(actor, textFile('a file'))]
      const input = { recipientId: other.id, clientId: randomUUID(), kind: 'FILE' as const, attachmentIds }
      const { id, conversation } = (await actor.does(SendMessageDocument, { input })).sendMessage.message
      known.messages.push({ id, conversationId: conversation.id })
      break
    }
    default:
      await actor.ask(JoinRoomDocument, { roomId })
  }
}

/** Broadcasts and marks of them. One after the other: which of a broadcast and a mark was first is told by neither's event. */
export const proclaim = async (random: Random, people: Person[], admin: Person, known: KnownToAll): Promise<void> => {
  const broadcastId = known.broadcasts.length > 0 ? random.of(known.broadcasts) : 'none'
  switch (random.below(6)) {
    case 0:
      await admin.ask(DeleteBroadcastDocument, { broadcastId })
      break
    case 1:
      await random.of(people).ask(MarkBroadcastsReadDocument, { upToId: broadcastId })
      break
    case 2:
      await random.of(people).ask(MarkBroadcastsReadDocument)
      break
    default: {
      const roomId = known.rooms.length > 0 && random.below(3) > 0 ? random.of(known.rooms) : null
      const attachmentIds = random.below(3) === 0 ? [await upload(admin, textFile('a file'))] : []
      const kind = attachmentIds.length > 0 ? ('FILE' as const) : ('TEXT' as const)
      const input = { clientId: randomUUID(), kind, text: `to all ${random.below(1e6)}`, attachmentIds, roomId }
      const sent = await admin.ask(BroadcastDocument, { input })
      if (sent.data) known.broadcasts.push(sent.data.broadcast.broadcast.id)
    }
  }
}
