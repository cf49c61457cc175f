import { ChatError } from '../../kernel/errors.ts'
import { calledById, mayBeCalled, readAvatarUrl, readName } from '../../user/names.ts'
import { textAt, type Doc, type Paths } from './fields.ts'
import type { ImportApi, ImportedPerson } from './import-api.ts'
import type { Mapping } from './mapping.ts'
import type { Source } from './source.ts'

export type KnownPeople = ReturnType<typeof createKnownPeople>

/** People that are remembered; who is forgotten is made known once more, which changes nothing. */
const most = 200_000
/** Asked one by one, which are those that the other chat has no document of. */
const atOnce = 20
const longestName = 100

/**
 * Makes the people of conversations known before their messages come: those whom the old chat has, by their name there. Who has
 * no document any more, and isn't known, gets their id for a name, where that can be one.
 */
export const createKnownPeople = (needs: { source: Source; mapping: Mapping; api: ImportApi | null }) => {
  const { source, mapping, api } = needs
  const known = new Set<string>()
  let made = 0
  return {
    /** How many have been looked at. */
    get count() {
      return made
    },
    know: async (ids: Iterable<string>): Promise<void> => {
      if (known.size > most) known.clear()
      const fresh = [...new Set(ids)].filter((id) => !known.has(id))
      if (fresh.length === 0) return
      const docs = await source.users(fresh)
      const people = fresh.flatMap((id) => {
        const doc = docs.get(id)
        return doc ? [personOf(id, doc, mapping)] : []
      })
      if (api) {
        const gone = fresh.filter((id) => !docs.has(id))
        for (let at = 0; at < gone.length; at += atOnce) {
          const part = gone.slice(at, at + atOnce)
          const found = await Promise.all(part.map((id) => api.isKnown(id)))
          people.push(...part.filter((_, i) => !found[i]).map((id) => ({ id, name: nameless(id) })))
        }
        for (let at = 0; at < people.length; at += 500) await api.makeKnown(people.slice(at, at + 500))
      }
      for (const id of fresh) known.add(id)
      made += fresh.length
    },
  }
}

/** As far as the server takes it: a name of another length, or one that looks like an admin's, or a picture's address that isn't https, is nobody's loss. */
const personOf = (id: string, doc: Doc, { users }: Mapping): ImportedPerson => {
  const name = firstValid(users.name, (path) => {
    const read = readName(textAt(doc, [path])?.replaceAll(/\s+/g, ' ') ?? '', 'name')
    return mayBeCalled(read, 'USER') ? read : null
  })
  const avatarUrl = firstValid(users.avatarUrl, (path) => readAvatarUrl(textAt(doc, [path]), 'avatarUrl'))
  return { id, name: name ?? nameless(id), ...(avatarUrl && { avatarUrl }) }
}

const firstValid = (paths: Paths, read: (path: string) => string | null): string | null => {
  for (const path of paths)
    try {
      const value = read(path)
      if (value !== null) return value
    } catch (error) {
      if (!(error instanceof ChatError)) throw error
    }
  return null
}

const nameless = (id: string): string => calledById(id, 'USER').slice(0, longestName)
