import { randomUUID } from 'node:crypto'
import { picture, textFile, upload } from '../attachment/files.ts'
import * as operations from '../generated/operations.ts'
import { createPerson, type Person } from '../support/person.ts'
import type { SharedChat } from '../support/shared-chat.ts'

/** Who tries what isn't theirs; `member` is who may, as far as a plain person may. */
export const whos = ['nobody', 'suspended', 'stranger', 'former', 'blocked', 'member', 'admin'] as const
export type Who = (typeof whos)[number]

/** What there is of Ann's, by the names that the table of who may what has for it. */
export interface Scene {
  ann: Person
  people: Record<Who, Person>
  /** What `$group` and so on stand for. */
  ids: Record<string, string>
  /** In everything that isn't for a stranger. */
  canary: string
}

let made = 0

/**
 * Ann's group, with a member, somebody who was removed, and somebody who was suspended; her conversation with the member, and
 * with somebody whom she has blocked since; a room, a broadcast, a report, and files.
 */
export const createScene = async (chat: SharedChat, root: Person): Promise<Scene> => {
  const canary = `canary${++made}bird`
  const [ann, member, former, blocked, suspended, stranger, victim] = await chat.people(
    'ann',
    'member',
    'former',
    'blocked',
    'suspended',
    'stranger',
    'victim',
  )
  const nobody = { ...createPerson(chat.url, '', ''), headers: {} }
  const told = { text: `${canary} a text` }
  const file = textFile(`${canary} bytes`, `${canary}.txt`)

  const group = await ann.does(operations.CreateGroupDocument, {
    input: { title: `${canary} a title`, memberIds: [member.id, former.id, suspended.id] },
  })
  const { id: groupId } = group.createGroup.conversation
  const own = await ann.sends(groupId, told.text, { kind: 'FILE', attachmentIds: [await upload(ann, file)] })
  const answer = await member.sends(groupId, told.text, { replyToId: own.id, mentionIds: [ann.id] })
  await member.does(operations.AddReactionDocument, { messageId: own.id, emoji: '👍' })
  await ann.does(operations.PinMessageDocument, { messageId: own.id })
  const avatarId = await upload(ann, { ...(await picture(4, 4)), name: `${canary}.png` })
  await ann.does(operations.UpdateGroupDocument, { input: { conversationId: groupId, avatarId } })

  const direct = await ann.sends(member, told.text)
  await ann.sends(blocked, 'from before')
  const { createRoom } = await root.does(operations.CreateRoomDocument, { input: { name: 'A room' } })
  const roomId = createRoom.room.id
  await root.does(operations.AddRoomMembersDocument, { roomId, userIds: [ann.id, member.id] })
  const broadcast = await root.does(operations.BroadcastDocument, {
    input: { clientId: randomUUID(), roomId, ...told },
  })
  const reason = `${canary} a reason`
  const { reportMessage } = await member.does(operations.ReportMessageDocument, { messageId: own.id, reason })
  const [used, unused] = [(await filesOf(ann, own.id))[0]!, await upload(ann, file)]

  await ann.does(`mutation { removeMember(conversationId: "${groupId}", userId: "${former.id}") { __typename } }`)
  await ann.does(operations.BlockUserDocument, { userId: blocked.id })
  await root.does(operations.SuspendUserDocument, { userId: suspended.id, reason: 'a test' })
  const { conversation } = await member.does(operations.HistoryDocument, { id: groupId, last: 1 })
  return {
    ann,
    people: { nobody, suspended, stranger, former, blocked, member, admin: root },
    canary,
    ids: {
      ann: ann.id,
      victim: victim.id,
      group: groupId,
      message: own.id,
      answer: answer.id,
      direct: direct.conversation.id,
      file: used,
      unused,
      room: roomId,
      broadcast: broadcast.broadcast.broadcast.id,
      report: reportMessage.report.id,
      page: conversation!.messages.edges[0]!.cursor,
      cursor: ((await ann.does('{ cursor }')) as { cursor: string }).cursor,
    },
  }
}

const filesOf = async (person: Person, messageId: string): Promise<string[]> => {
  const { message } = await person.does(operations.MessageFilesDocument, { id: messageId })
  return message!.attachments.map(({ id }) => id)
}

/** The same as text, with ids for what begins with a dollar sign. */
export const withIds = (document: string, ids: Record<string, string>): string =>
  document.replaceAll(/\$(\w+)/g, (_, name: string) => {
    const id = ids[name] ?? (name === 'uuid' ? randomUUID() : undefined)
    if (id === undefined) throw new Error(`The scene has no $${name}.`)
    return JSON.stringify(id)
  })

/** Ids of the same length, of nothing. */
export const absent = (ids: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(ids).map(([name, id]) => [name, name === 'cursor' ? id : id.replaceAll(/[0-9a-zA-Z]/g, changed)]),
  )

/** Another letter or digit of the same kind. */
const changed = (char: string): string =>
  /[0-9]/.test(char) ? String((Number(char) + 5) % 10) : String.fromCharCode(turned(char.charCodeAt(0)))

const turned = (code: number): number => {
  const [first, count] = code >= 97 ? [97, code <= 102 ? 6 : 26] : [65, 26]
  return first + ((code - first + 3) % count)
}
