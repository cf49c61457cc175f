import { idsAt } from './fields.ts'
import type { Mapping } from './mapping.ts'
import type { Source } from './source.ts'

/** Conversations that are remembered. */
const most = 50_000

/** Who is in the other chat's conversations, asked for once each, many at a time. */
export const createMembers = (source: Source, mapping: Mapping) => {
  const known = new Map<string, readonly string[] | null>()

  const membersOf = async (id: string, members: string[]): Promise<string[]> => {
    if (mapping.formerMembers === 'leave-out' || members.length < 3) return members
    return [...new Set([...members, ...(await source.senders(id))])]
  }

  return {
    /** By conversation; null for one that isn't there, whose messages have to say whom they are to. */
    of: async (ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[] | null>> => {
      if (known.size > most) known.clear()
      const fresh = [...new Set(ids)].filter((id) => !known.has(id))
      const docs = await source.conversations(fresh)
      for (const id of fresh) {
        const members = idsAt(docs.get(id) ?? {}, mapping.conversations.members)
        known.set(id, members.length > 0 ? await membersOf(id, members) : null)
      }
      return known
    },
  }
}
