import { groupSize, personId } from './peers/people.ts'

/** A group with its history, before any server's own shape of it. */
export interface Group {
  id: string
  memberIds: string[]
  messages: GroupMessage[]
}

export interface GroupMessage {
  id: string
  seq: number
  senderId: string
  text: string
  replyToId: string | null
  reactions: { emoji: string; userIds: string[] }[]
  createdAt: Date
}

const membersEach = 8
const emojis = ['👍', '❤️', '😂']
const start = Date.UTC(2026, 0, 1)
const idOf = (...parts: [number, number]): string => parts.map((part) => part.toString(16).padStart(12, '0')).join('')

/** The same in every run: every third message answers one before it, every fifth has reactions. */
export const createGroups = (groups: number, messagesEach: number): Group[] =>
  Array.from({ length: groups }, (_, g) => {
    const memberIds = Array.from({ length: membersEach }, (_, i) => personId((g * 3 + i * 31) % groupSize))
    const messages = Array.from({ length: messagesEach }, (_, i) => ({
      id: idOf(g + 1, i + 1),
      seq: i + 1,
      senderId: memberIds[(i * i + g) % membersEach]!,
      text: `Message ${i + 1}: what a chat message usually is, a line of some sixty letters.`,
      replyToId: i % 3 === 2 ? idOf(g + 1, Math.max(1, i - (i % 7))) : null,
      reactions:
        i % 5 === 0 ? emojis.slice(0, 1 + (i % 3)).map((emoji) => ({ emoji, userIds: memberIds.slice(0, 3) })) : [],
      createdAt: new Date(start + (g * messagesEach + i) * 1000),
    }))
    return { id: idOf(0, g + 1), memberIds, messages }
  })
