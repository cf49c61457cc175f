import { hash, randomBytes } from 'node:crypto'
import { exchangePicture } from '../attachment/rules.ts'
import type { Actor } from '../kernel/actor.ts'
import { badInput, ChatError, notFound } from '../kernel/errors.ts'
import { isGiven } from '../kernel/given.ts'
import { readId, readText } from '../kernel/text.ts'
import { apartFrom } from '../store/blocks.ts'
import type { Commit, Decision, Entry, EventDraft, View } from '../store/commit/entry.ts'
import type { Loaders } from '../store/loaders.ts'
import type { ConversationRow, MemberRow } from '../store/rows.ts'
import type { People } from '../user/known.ts'
import { blocked, isVisibleTo, memberIds, memberOf, newMember, requireMember, withMember } from './rules.ts'

export interface CreateGroup {
  clientId?: string | null
  title: string
  memberIds: readonly string[]
}

export interface UpdateGroup {
  conversationId: string
  title?: string | null
  /** Left out: it stays; null: there is none any more. */
  avatarId?: string | null
}

export type GroupService = ReturnType<typeof createGroupService>

export const maxMembers = 256

export const createGroupService = ({ commit, people }: { commit: Commit; people: People }) => {
  return {
    create: async (actor: Actor, input: CreateGroup, loaders: Loaders): Promise<ConversationRow> => {
      const title = readTitle(input.title)
      const others = [...new Set(input.memberIds)].filter((id) => id !== actor.id)
      if (others.length >= maxMembers) throw tooMany('memberIds')
      const clientId = isGiven(input.clientId) ? readId(input.clientId, 'clientId', 64) : null
      const areKnown = await people.areKnown(others)
      const apart = await apartFrom(loaders, actor.id, others)
      return commit(startGroup(actor.id, clientId, title, others, { areKnown, apart }))
    },

    update: (actor: Actor, { conversationId, avatarId, ...input }: UpdateGroup): Promise<ConversationRow> => {
      const renamed = input.title === null || input.title === undefined ? null : readTitle(input.title)
      const change = changeGroup(actor.id, conversationId, ({ row }) => {
        requireMember(row, actor.id, 'conversationId')
        const title = renamed ?? row.title
        const picture = avatarId === undefined ? row.avatarId : avatarId
        if (title === row.title && (picture ?? null) === (row.avatarId ?? null)) return null
        const named = renamed !== null && row.namedAfter ? { title, namedAfter: [] } : { title }
        return { ...row, ...named, ...(picture !== undefined && { avatarId: picture }) }
      })
      return commit(avatarId === undefined ? change : withPicture(change, actor.id, avatarId))
    },

    add: async (
      actor: Actor,
      conversationId: string,
      userIds: readonly string[],
      loaders: Loaders,
    ): Promise<ConversationRow> => {
      if (userIds.length < 1 || userIds.length > maxMembers) throw tooMany('userIds')
      if (!(await people.areKnown([...userIds]))) throw notFound('userIds', 'person')
      const apart = await apartFrom(loaders, actor.id, userIds)
      return commit(
        changeGroup(actor.id, conversationId, ({ row, now }) => {
          requireMember(row, actor.id, 'conversationId')
          const added = [...new Set(userIds)].filter((id) => !memberOf(row, id))
          if (added.length === 0) return null
          if (added.some((id) => apart.has(id))) throw blocked('userIds')
          if (row.members.length + added.length > maxMembers) throw tooMany('userIds')
          return { ...row, members: [...row.members, ...added.map((id) => newMember(id, 'MEMBER', row.lastSeq, now))] }
        }),
      )
    },

    /** Somebody else: who goes has no conversation to be answered with. */
    remove: async (actor: Actor, conversationId: string, userId: string): Promise<ConversationRow> => {
      if (userId === actor.id) throw badInput('userId', 'Nobody removes themselves: leave the group.')
      return commit(
        changeGroup(actor.id, conversationId, ({ row }) => {
          requireOwner(row, actor.id)
          if (!memberOf(row, userId)) throw notFound('userId', 'member')
          return without(row, userId)
        }),
      )
    },

    leave: async (actor: Actor, conversationId: string): Promise<string> => {
      await commit(
        changeGroup(actor.id, conversationId, ({ row }) => {
          requireMember(row, actor.id, 'conversationId')
          return without(row, actor.id)
        }),
      )
      return conversationId
    },

    setRole: (
      actor: Actor,
      conversationId: string,
      userId: string,
      role: MemberRow['role'],
    ): Promise<ConversationRow> =>
      commit(
        changeGroup(actor.id, conversationId, ({ row }) => {
          requireOwner(row, actor.id)
          const member = memberOf(row, userId)
          if (!member) throw notFound('userId', 'member')
          if (member.role === role) return null
          const changed = withMember(row, { ...member, role })
          if (!changed.members.some(isOwner))
            throw new ChatError('CONFLICT', { argument: 'role', message: 'A group keeps at least one owner.' })
          return changed
        }),
      ),
  }
}

/** Its id is derived from what its starter named it, so that a retry finds it. */
const startGroup = (
  starter: string,
  clientId: string | null,
  title: string,
  others: string[],
  { areKnown, apart }: { areKnown: boolean; apart: ReadonlySet<string> },
): Entry<'conversation', ConversationRow> => {
  const contentHash = digest([title, [...others].sort()])
  const _id = clientId ? digest(['group', starter, clientId]) : randomBytes(15).toString('base64url')
  return {
    kind: 'conversation',
    id: _id,
    by: starter,
    bytes: 500 + others.length * 200,
    decide: ({ row, now }) => {
      if (row && row.contentHash !== contentHash)
        throw new ChatError('IDEMPOTENCY_CONFLICT', {
          argument: 'clientId',
          message: 'This clientId was used before, for another group. Name a new group anew.',
        })
      if (row) {
        requireMember(row, starter, 'clientId')
        return { result: row }
      }
      if (!areKnown) throw notFound('memberIds', 'person')
      if (apart.size > 0) throw blocked('memberIds')
      const started: ConversationRow = {
        _id,
        rev: 0,
        last: 0,
        tick: 0,
        kind: 'GROUP',
        title,
        contentHash,
        members: [newMember(starter, 'OWNER', 0, now), ...others.map((id) => newMember(id, 'MEMBER', 0, now))],
        pinnedIds: [],
        openedBy: [],
        lastSeq: 0,
        lastActivityAt: now,
        createdAt: now,
      }
      return { row: started, events: changedFor(started), result: started }
    },
  }
}

/** A change of a group, by a rule that gives the row after it, or null where nothing changes. */
const changeGroup = (
  by: string | null,
  id: string,
  rule: (view: View<ConversationRow> & { row: ConversationRow }) => ConversationRow | null,
): Entry<'conversation', ConversationRow> => ({
  kind: 'conversation',
  id,
  by,
  bytes: 500,
  decide: (view): Decision<ConversationRow, ConversationRow> => {
    const { row } = view
    if (!row) throw notFound('conversationId', 'conversation')
    const changed = rule({ ...view, row })
    if (!changed) return { result: row }
    if (row.kind !== 'GROUP')
      throw new ChatError('CONFLICT', { argument: 'conversationId', message: 'That is no group.' })
    const left = memberIds(row).filter((userId) => !memberOf(changed, userId))
    return {
      row: changed,
      events: [
        ...left.map((userId): EventDraft => ({ what: 'ConversationLeft', ref: userId, to: [userId] })),
        ...changedFor(changed),
      ],
      result: changed,
    }
  },
})

/** Who was erased leaves as others do. */
export const withoutErasedMember = (userId: string, id: string): Entry<'conversation', ConversationRow> =>
  changeGroup(null, id, ({ row }) => (memberOf(row, userId) ? without(row, userId) : null))

/** The change, with the attachments that the group's picture is and was. */
const withPicture = (
  change: Entry<'conversation', ConversationRow>,
  ownerId: string,
  avatarId: string | null,
): Entry<'conversation', ConversationRow> => ({
  ...change,
  sees: (row) => row !== null && isVisibleTo(row, ownerId),
  attachments: avatarId === null ? [] : [avatarId],
  decide: (view) => {
    const decided = change.decide(view)
    const before = view.row?.avatarId ?? null
    if (!decided.row || before === avatarId) return decided
    const by = { ownerId, usedIn: { kind: 'conversation', id: change.id } as const }
    return { ...decided, attachments: exchangePicture(view, before, avatarId, by) }
  },
})

export const changedFor = (row: ConversationRow): EventDraft[] =>
  row.members.length > 0 ? [{ what: 'ConversationChanged', ref: null, to: memberIds(row) }] : []

/** Where the last owner goes, the longest member becomes one. */
const without = (row: ConversationRow, userId: string): ConversationRow => {
  const [longest, ...others] = row.members.filter((member) => member.userId !== userId)
  if (!longest) return { ...row, members: [] }
  return {
    ...row,
    members: [longest, ...others].some(isOwner) ? [longest, ...others] : [{ ...longest, role: 'OWNER' }, ...others],
  }
}

const isOwner = ({ role }: MemberRow): boolean => role === 'OWNER'

const requireOwner = (row: ConversationRow, userId: string): void => {
  if (!isOwner(requireMember(row, userId, 'conversationId')) && row.kind === 'GROUP')
    throw new ChatError('FORBIDDEN', { argument: 'conversationId', message: 'Only an owner of the group may.' })
}

const readTitle = (title: string): string => readText(title, 'title', { max: 100, oneLine: true })

const tooMany = (argument: string): ChatError => badInput(argument, `A group has 1 to ${maxMembers} members.`)

const digest = (of: unknown): string => hash('sha256', JSON.stringify(of), 'base64url').slice(0, 20)
