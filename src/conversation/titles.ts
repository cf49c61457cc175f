import type { Entry } from '../store/commit/entry.ts'
import type { Loaders } from '../store/loaders.ts'
import type { ConversationRow } from '../store/rows.ts'
import { changedFor } from './groups.ts'

/** Of a group that nobody has given a name: its members' names, at most 100 characters. */
export const titleOf = (names: readonly string[]): string => {
  const characters = Array.from(names.length > 0 ? names.join(', ') : 'Group')
  return characters.length <= 100 ? characters.join('') : `${characters.slice(0, 99).join('')}…`
}

/** The title as it may be shown: without the names of erased people, which are still to be taken out. */
export const titleShown = async (
  { title, namedAfter }: Pick<ConversationRow, 'title' | 'namedAfter'>,
  users: Loaders['user'],
): Promise<string | null> => {
  if (title === null || !namedAfter) return title
  const people = (await Promise.all(namedAfter.map((id) => users.load(id)))).filter((user) => user !== null)
  const left = people.filter(({ erasedAt }) => !erasedAt)
  return left.length === people.length ? title : titleOf(left.map(({ name }) => name))
}

/** A title that was made of names, without one of them; `names` are those of the others. */
export const withoutName = (
  userId: string,
  id: string,
  names: ReadonlyMap<string, string>,
): Entry<'conversation', null> => ({
  kind: 'conversation',
  id,
  by: null,
  bytes: 500,
  decide: ({ row }) => {
    if (!row?.namedAfter?.includes(userId)) return { result: null }
    const namedAfter = row.namedAfter.filter((other) => other !== userId)
    const title = titleOf(namedAfter.flatMap((other) => names.get(other) ?? []))
    return { row: { ...row, title, namedAfter }, events: changedFor(row), result: null }
  },
})
