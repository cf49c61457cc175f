import DataLoader from 'dataloader'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { auditWrite } from '../store/audit.ts'
import type { Commit, Decision, Entry, EventDraft } from '../store/commit/entry.ts'
import type { Database } from '../store/database.ts'
import { hasBegun } from '../store/contacts.ts'
import { broadcastHead } from '../store/broadcast-head.ts'
import type { UserRow } from '../store/rows.ts'
import { calledById, mayBeCalled, named } from './names.ts'
import { erased } from './suspended.ts'

/** What a token or a shop's list says of a person. */
export interface Profile {
  id: string
  /** Left out or null: it stays as it is; a new person's is the id, where that can be one. */
  name?: string | null
  avatarUrl?: string | null
  role?: UserRow['role']
  /** Seconds since 1970; what is older than what is known renews nothing. */
  issuedAt: number
}

/** Keeps what is known of people. Others hear of a change as UserChanged; of a new person there is nobody to hear. */
export interface People {
  /** Makes the actor known, or renews what is known, where the token says something new. UNAUTHENTICATED once erased. */
  meet(actor: Actor): Promise<void>
  /** Resolves to the rows as they are then. `adminId`: whose doing it is, where it is an admin's. */
  know(profiles: Profile[], adminId?: string): Promise<UserRow[]>
  /** Whether all of them are known, and not erased. */
  areKnown(ids: string[]): Promise<boolean>
}

/** Recipients of one entry of the log; a larger audience takes several. */
const audienceLimit = 5000
/** People whose tokens were seen, and as many that were read of, so that they cost no read. */
const metLimit = 50_000
/** People that are read of at once. */
const readLimit = 1000

export const createPeople = (needs: {
  database: Database
  commit: Commit
  clock: Clock
  /** Whether a person was erased of late, when they may still count as met. */
  wasErased(userId: string): boolean
}): People => {
  const { database, commit, wasErased } = needs
  const met = new Map<string, { said: string; issuedAt: number }>()
  const there = new Set<string>()
  /** Many sends at once to people who aren't signed in here ask in one command. */
  const isThere = new DataLoader<string, boolean>(
    async (ids) => {
      const wanted = { _id: { $in: [...new Set(ids)] }, erasedAt: null }
      const rows = await database.users.find(wanted, { projection: { _id: 1 } }).toArray()
      const found = new Set(rows.map(({ _id }) => _id))
      for (const id of found) {
        there.add(id)
        if (there.size > metLimit) there.delete(there.values().next().value!)
      }
      return ids.map((id) => found.has(id))
    },
    { cache: false, maxBatchSize: readLimit },
  )

  const know = async (profiles: Profile[], adminId?: string): Promise<UserRow[]> => {
    const rows = await database.users.find({ _id: { $in: profiles.map(({ id }) => id) } }).toArray()
    const before = new Map(rows.map((row) => [row._id, row]))
    const head = profiles.every(({ id }) => before.has(id)) ? 0 : await broadcastHead(database)
    return Promise.all(
      profiles.map(async (profile) => {
        const row = before.get(profile.id)
        if (row && !renewed(row, profile)) return row
        if (!row) return commit(knowPerson(profile, [], head, adminId))
        const audience = await contactsOf(database, profile.id)
        const known = await commit(knowPerson(profile, audience, head, adminId))
        // Whoever came to share a conversation meanwhile may have been shown the name of before.
        const heard = new Set(audience)
        const late = (await contactsOf(database, profile.id)).filter((id) => !heard.has(id))
        return late.length > 0 ? commit(tellOf(profile.id, late)) : known
      }),
    )
  }
  return {
    know,
    meet: async ({ id, name, role, issuedAt }) => {
      const said = JSON.stringify([name, role])
      if (wasErased(id)) met.delete(id)
      const known = met.get(id)
      // A later token may say again what was changed since.
      if (known?.said === said && issuedAt <= known.issuedAt) return
      const [row] = await know([{ id, name, role, issuedAt }])
      if (row!.erasedAt || wasErased(id)) throw erased()
      met.delete(id)
      met.set(id, { said, issuedAt })
      if (met.size > metLimit) met.delete(met.keys().next().value!)
    },
    areKnown: async (ids) => {
      const unsure = ids.filter((id) => (!met.has(id) && !there.has(id)) || wasErased(id))
      return (await Promise.all(unsure.map((id) => isThere.load(id)))).every(Boolean)
    },
  }
}

const knowPerson = (
  profile: Profile,
  audience: string[],
  head: number,
  adminId: string | undefined,
): Entry<'user', UserRow> => ({
  kind: 'user',
  id: profile.id,
  // Who is suspended may still say who they are.
  by: adminId ?? null,
  bytes: 500,
  decide: ({ row, now }): Decision<UserRow, UserRow> => {
    const known = row ? renewed(row, profile) : newUser(profile, head, now)
    if (!known) return { result: row! }
    const audited = { action: 'upsertUsers', target: profile.id, detail: whatIsNew(row, known) }
    return {
      row: known,
      ...(row && { events: userChanged(profile.id, audience) }),
      ...(adminId !== undefined && { writes: [auditWrite({ actorId: adminId, ...audited }, now)] }),
      result: known,
    }
  },
})

/** Not the name itself, which is the person's and not the audit log's. */
const whatIsNew = (before: UserRow | null, now: UserRow): string => {
  if (!before) return 'the person'
  return (['name', 'avatarUrl'] as const).filter((field) => before[field] !== now[field]).join(', ')
}

/** Tells of the person as they are by now. */
export const tellOf = (id: string, audience: string[]): Entry<'user', UserRow> => ({
  kind: 'user',
  id,
  by: null,
  bytes: 500,
  decide: ({ row }) => ({ row: { ...row! }, events: userChanged(id, audience), result: row! }),
})

/** What was broadcast before is not theirs. */
const newUser = ({ id, name, avatarUrl, role, issuedAt }: Profile, head: number, now: Date): UserRow => ({
  _id: id,
  rev: 0,
  last: 0,
  tick: 0,
  ...named(name ?? calledById(id, role ?? 'USER')),
  avatarUrl: avatarUrl ?? null,
  role: role ?? 'USER',
  issuedAt,
  broadcastsFrom: head,
  broadcastsRead: head,
  createdAt: now,
})

/** The row with what the profile says anew; null where it says nothing new. An erased person's says nothing ever. */
const renewed = (row: UserRow, profile: Profile): UserRow | null => {
  const { avatarUrl = row.avatarUrl, role = row.role, issuedAt } = profile
  // Who was an admin keeps no admin's name.
  const name = profile.name ?? (mayBeCalled(row.name, role) ? row.name : calledById(row._id, role))
  if (row.erasedAt) return null
  return issuedAt < row.issuedAt || (name === row.name && avatarUrl === row.avatarUrl && role === row.role)
    ? null
    : { ...row, ...named(name), avatarUrl, role, issuedAt }
}

export const userChanged = (id: string, audience: string[]): EventDraft[] => {
  const others = audience.filter((other) => other !== id)
  const events: EventDraft[] = []
  for (let i = 0; i === 0 || i < others.length; i += audienceLimit)
    events.push({ what: 'UserChanged', ref: id, to: [...(i === 0 ? [id] : []), ...others.slice(i, i + audienceLimit)] })
  return events
}

/** Everyone who sees the person in a conversation: of an empty one, who opened it. */
export const contactsOf = async ({ conversations }: Database, id: string): Promise<string[]> => {
  const [members, openers] = await Promise.all([
    conversations.distinct('members.userId', { 'members.userId': id, ...hasBegun }),
    conversations.distinct('openedBy', { 'members.userId': id, lastSeq: 0 }),
  ])
  return [...new Set([...members, ...openers])]
}
