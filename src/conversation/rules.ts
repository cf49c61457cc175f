import { hash } from 'node:crypto'
import { ChatError, notFound } from '../kernel/errors.ts'
import type { ConversationRow, MemberRow } from '../store/rows.ts'

/** The one id of the direct conversation of a pair: so there can't be two, whoever is first. */
export const directId = (one: string, other: string): string =>
  hash('sha256', JSON.stringify([one, other].sort()), 'base64url').slice(0, 20)

export const memberOf = (row: ConversationRow, userId: string): MemberRow | undefined =>
  row.members.find((member) => member.userId === userId)

export const memberIds = (row: ConversationRow): string[] => row.members.map(({ userId }) => userId)

/** Whether the conversation is there for the person: an opened, empty direct one shows to who opened it alone. */
export const isVisibleTo = (row: ConversationRow, userId: string): boolean =>
  memberOf(row, userId) !== undefined && (row.kind === 'GROUP' || row.lastSeq > 0 || row.openedBy.includes(userId))

/** The member, or NOT_FOUND: for a stranger the conversation isn't there. */
export const requireMember = (row: ConversationRow | null, userId: string, argument: string): MemberRow => {
  const member = row && isVisibleTo(row, userId) ? memberOf(row, userId) : undefined
  if (!member) throw notFound(argument, 'conversation')
  return member
}

export const withMember = (row: ConversationRow, changed: MemberRow): ConversationRow => withMembers(row, [changed])

export const withMembers = (row: ConversationRow, changed: readonly MemberRow[]): ConversationRow => {
  const byId = new Map(changed.map((member) => [member.userId, member]))
  return { ...row, members: row.members.map((member) => byId.get(member.userId) ?? member) }
}

/** Marks never go back. */
export const readUpTo = (member: MemberRow, seq: number, now: Date): MemberRow =>
  seq > member.readSeq ? { ...member, readSeq: seq, readAt: now } : member

/** What was read was delivered too. */
export const deliveredSeqOf = ({ readSeq, deliveredSeq = 0 }: MemberRow): number => Math.max(readSeq, deliveredSeq)

/** Above it everybody's marks would be a storm: delivered marks aren't kept, and read marks are collected. */
const maxMembersWithMarks = 32

export const isLarge = ({ members }: ConversationRow): boolean => members.length > maxMembersWithMarks

/** Between people who have blocked each other the marks stay where they are. */
export const hasDeliveredMarks = (row: ConversationRow): boolean =>
  !isLarge(row) && !(row.kind === 'DIRECT' && (row.blockedBy ?? []).length > 0)

/** Who comes in, or comes back, has read what is there, and so has it. */
export const newMember = (userId: string, role: MemberRow['role'], lastSeq: number, now: Date): MemberRow => ({
  userId,
  role,
  readSeq: lastSeq,
  readAt: null,
  isMuted: false,
  isArchived: false,
  joinedAt: now,
})

/** One of the two has blocked the other, and both are refused, in the same words. */
export const requireTogether = ({ blockedBy = [] }: ConversationRow, argument: string): void => {
  if (blockedBy.length > 0) throw blocked(argument)
}

export const blocked = (argument: string): ChatError =>
  new ChatError('BLOCKED', { argument, message: 'One of you has blocked the other.' })

/**
 * The direct conversation of two as it begins, or as it is. One that nobody has seen was made to note a block, and begins now: when
 * that was is nobody's to know.
 */
export const beginDirect = (row: ConversationRow | null, one: string, other: string, now: Date): ConversationRow => {
  if (row && (row.lastSeq > 0 || row.openedBy.length > 0)) return row
  const { members, lastActivityAt, createdAt, ...begun } = newDirect(one, other, now)
  return { ...begun, ...row, members, lastActivityAt, createdAt }
}

const newDirect = (one: string, other: string, now: Date): ConversationRow => ({
  _id: directId(one, other),
  rev: 0,
  last: 0,
  tick: 0,
  kind: 'DIRECT',
  title: null,
  contentHash: null,
  pinnedIds: [],
  members: [one, other].map((userId) => newMember(userId, 'MEMBER', 0, now)),
  openedBy: [],
  lastSeq: 0,
  lastActivityAt: now,
  createdAt: now,
})
