import { hash } from 'node:crypto'
import { badInput } from '../kernel/errors.ts'
import { readText, searchWords } from '../kernel/text.ts'
import type { UserRow } from '../store/rows.ts'
import { looksLikeAdmin } from './look-alikes.ts'

/** What is known of a person by name, with what it is sorted and found by. */
export const named = (name: string): Pick<UserRow, 'name' | 'nameKey' | 'nameWords'> => {
  const nameWords = searchWords(name)
  return { name, nameKey: nameWords.join(' '), nameWords }
}

const longestName = 100

export const readName = (value: string, argument: string): string =>
  readText(value, argument, { max: longestName, oneLine: true })

/** Whether a person of this role may be called that: who looks like an admin has to be one. */
export const mayBeCalled = (name: string, role: UserRow['role']): boolean => role === 'ADMIN' || !looksLikeAdmin(name)

/** What somebody is called who has no name: their id, unless that reads like an admin's, or not as it is. */
export const calledById = (id: string, role: UserRow['role']): string =>
  isPlain(id) && mayBeCalled(id, role) ? id : `Person ${hash('sha256', id, 'hex').slice(0, 8)}`

const isPlain = (id: string): boolean => {
  const start = Array.from(id).slice(0, longestName).join('')
  try {
    return readName(start, 'id') === start
  } catch {
    return false
  }
}

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
