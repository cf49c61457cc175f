import { badInput } from '../kernel/errors.ts'
import { readText, searchWords } from '../kernel/text.ts'
import type { UserRow } from '../store/rows.ts'
import { looksLikeAdmin } from './look-alikes.ts'

/** What is known of a person by name, with what it is sorted and found by. */
export const named = (name: string): Pick<UserRow, 'name' | 'nameKey' | 'nameWords'> => {
  const nameWords = searchWords(name)
  return { name, nameKey: nameWords.join(' '), nameWords }
}

export const readName = (value: string, argument: string): string =>
  readText(value, argument, { max: 100, oneLine: true })

/** Whether a person of this role may be called that: who looks like an admin has to be one. */
export const mayBeCalled = (name: string, role: UserRow['role']): boolean => role === 'ADMIN' || !looksLikeAdmin(name)

export const readAvatarUrl = (value: string | null | undefined, argument: string): string | null => {
  if (value === null || value === undefined) return null
  const wrong = badInput(
    argument,
    `\`${argument}\` is an https address of at most 2,000 characters, without a password.`,
  )
  if (value.length > 2000 || !URL.canParse(value)) throw wrong
  const { href, protocol, username, password } = new URL(value)
  if (protocol !== 'https:' || href.length > 2000 || username !== '' || password !== '') throw wrong
  return href
}
