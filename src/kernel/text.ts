import { badInput } from './errors.ts'

// oxlint-disable-next-line no-control-regex -- control characters are what it is for
const forbidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/
// oxlint-disable-next-line no-control-regex
const forbiddenInLine = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/

/** NFC, trimmed, `min` to `max` code points, at most `maxBytes` in UTF-8; no control characters but line feed and tab. */
export interface TextRule {
  max: number
  maxBytes?: number
  oneLine?: boolean
}

/** A text as it is kept, or BAD_USER_INPUT that names the argument. */
export const readText = (value: string | null | undefined, argument: string, rule: TextRule): string => {
  const wrong = (why: string) => badInput(argument, `\`${argument}\` ${why}`)
  if (value === null || value === undefined) throw wrong('is missing.')
  if (!value.isWellFormed()) throw wrong('is not well-formed Unicode: it has half of a surrogate pair.')
  if (value.length > rule.max * 4) throw wrong(`has more than ${rule.max.toLocaleString('en')} characters.`)
  const text = value.replaceAll('\r\n', '\n').normalize('NFC').trim()
  if (text === '') throw wrong('is empty.')
  if ((rule.oneLine ? forbiddenInLine : forbidden).test(text))
    throw wrong(rule.oneLine ? 'has a control character or a line break.' : 'has a control character.')
  if (lengthOf(text) > rule.max) throw wrong(`has more than ${rule.max.toLocaleString('en')} characters.`)
  if (rule.maxBytes && Buffer.byteLength(text) > rule.maxBytes)
    throw wrong(`has more than ${rule.maxBytes.toLocaleString('en')} bytes.`)
  return text
}

/** An id that a client names: as it is, within a length, without control characters. */
export const readId = (value: string, argument: string, max: number): string => {
  if (value === '' || value.length > max || !value.isWellFormed() || forbiddenInLine.test(value))
    throw badInput(argument, `\`${argument}\` has 1 to ${max} characters, and no control characters.`)
  return value
}

const lengthOf = (text: string): number => {
  let n = 0
  // oxlint-disable-next-line no-unused-vars -- counts code points without an array of them
  for (const _ of text) n++
  return n
}

/** What people search names by: lower case, without accents; words apart. */
export const searchWords = (name: string): string[] => [
  ...new Set(
    name
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean),
  ),
]
