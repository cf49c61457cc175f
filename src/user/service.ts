import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { badInput, ChatError } from '../kernel/errors.ts'
import { countLimit, decodePlace, encodePlace, forwardPage, pageSize, type Page } from '../kernel/page.ts'
import { readId, readText, searchWords } from '../kernel/text.ts'
import type { Database } from '../store/database.ts'
import type { Loaders } from '../store/loaders.ts'
import type { UserRow } from '../store/rows.ts'
import { hasBegun } from '../store/contacts.ts'
import type { People, Profile } from './known.ts'
import { mayBeCalled, readAvatarUrl, readName } from './names.ts'
import { areNotSuspended, areSuspended } from './suspension.ts'

export interface FindUsers {
  search?: string | null
  suspended?: boolean | null
  first?: number | null
  after?: string | null
}

export interface KnownUser {
  id: string
  name: string
  avatarUrl?: string | null
}

/** Who may list and find people whom they have no conversation with. */
export type Directory = 'everyone' | 'contacts' | 'admins'

export type UserService = ReturnType<typeof createUserService>

const maxUpserts = 1000

export const createUserService = (needs: {
  database: Database
  people: People
  clock: Clock
  directory: Directory
}) => {
  const { database, people, clock, directory } = needs
  const { users, conversations } = database
  const seesEveryone = (actor: Actor): boolean => directory === 'everyone' || actor.role === 'ADMIN'

  return {
    /** Whether the actor may find people whom they have no conversation with. */
    seesEveryone,

    /** Those whom the actor may list; null: everybody. FORBIDDEN where only admins list people. */
    listable,

    viewer: async (actor: Actor, { user }: Loaders): Promise<UserRow> => (await user.load(actor.id))!,

    /** null for who isn't known, or isn't for this actor to find. */
    user: async (actor: Actor, id: string, { user }: Loaders): Promise<UserRow | null> => {
      if (id === actor.id || seesEveryone(actor)) return user.load(id)
      // Both, so that who is not to be found takes as long as who isn't there.
      const shared = conversations.findOne({ 'members.userId': { $all: [actor.id, id] }, ...hasBegun })
      const [row, isShared] = await Promise.all([user.load(id), shared])
      return isShared && row
    },

    list: async (actor: Actor, { search, suspended, first, after }: FindUsers): Promise<Page<UserRow>> => {
      const listed = await listable(actor)
      const bySuspension = typeof suspended === 'boolean'
      if (bySuspension && actor.role !== 'ADMIN')
        throw new ChatError('FORBIDDEN', { argument: 'suspended', message: '`suspended` is for admins.' })
      const size = pageSize(first, 20)
      const found = {
        erasedAt: null,
        ...(listed && { _id: { $in: listed } }),
        ...(search ? matching(readSearch(search)) : {}),
        ...(bySuspension && (suspended ? areSuspended(clock.now()) : areNotSuspended(clock.now()))),
      }
      const behind = after ? decodePlace(after, ['', ''], 'after') : null
      const rows = await users
        .find({
          $and: [
            found,
            behind ? { $or: [{ nameKey: { $gt: behind[0] } }, { nameKey: behind[0], _id: { $gt: behind[1] } }] } : {},
          ],
        })
        .sort({ nameKey: 1, _id: 1 })
        .limit(size + 1)
        .toArray()
      return forwardPage(rows, size, {
        after: Boolean(behind),
        cursorOf: ({ nameKey, _id }) => encodePlace(nameKey, _id),
        count: () => users.countDocuments(found, { limit: countLimit }),
      })
    },

    /** All or nothing is valid; what is valid is written person by person, and a repetition goes on where it stopped. */
    upsert: async (actor: Actor, input: readonly KnownUser[]): Promise<UserRow[]> => {
      if (input.length < 1 || input.length > maxUpserts)
        throw badInput('input', `\`input\` has 1 to ${maxUpserts.toLocaleString('en')} people.`)
      const issuedAt = Math.floor(clock.now().getTime() / 1000)
      const profiles = input.map(({ id, name, avatarUrl }, i): Profile => ({
        id: readId(id, `input[${i}].id`, 128),
        name: readName(name, `input[${i}].name`),
        avatarUrl: readAvatarUrl(avatarUrl, `input[${i}].avatarUrl`),
        issuedAt,
      }))
      const ids = new Set<string>()
      for (const [i, { id }] of profiles.entries()) {
        if (ids.has(id)) throw badInput(`input[${i}].id`, 'A person is named twice.')
        ids.add(id)
      }
      await requireNoFalseAdmins(profiles)
      return people.know(profiles, actor.id)
    },
  }

  /** Who looks like an admin by their name has to be known as one. */
  async function requireNoFalseAdmins(profiles: Profile[]): Promise<void> {
    const suspects = profiles.filter(({ name }) => !mayBeCalled(name!, 'USER'))
    if (suspects.length === 0) return
    const rows = await users.find({ _id: { $in: suspects.map(({ id }) => id) }, role: 'ADMIN' }).toArray()
    const admins = new Set(rows.map(({ _id }) => _id))
    const wrong = suspects.find(({ id }) => !admins.has(id))
    if (!wrong) return
    const named = `input[${profiles.indexOf(wrong)}].name`
    throw badInput(named, `\`${named}\` looks like an admin’s, and the person isn’t known as one.`)
  }

  async function listable(actor: Actor): Promise<string[] | null> {
    if (directory === 'admins' && actor.role !== 'ADMIN')
      throw new ChatError('FORBIDDEN', { message: 'Only admins may list people here.' })
    if (seesEveryone(actor)) return null
    const ids = await conversations.distinct('members.userId', { 'members.userId': actor.id, ...hasBegun })
    return [...new Set([...ids, actor.id])]
  }
}

export const readSearch = (search: string): string => readText(search, 'search', { max: 100, oneLine: true })

/** A word that starts with it, for each of its words: ranges of an index, and no regular expression. */
export const matching = (search: string): object => {
  const words = searchWords(search)
  if (words.length === 0) return { _id: { $in: [] } }
  return { $and: words.map((word) => ({ nameWords: { $elemMatch: { $gte: word, $lt: `${word}\u{10ffff}` } } })) }
}
