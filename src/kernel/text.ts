import { badInput } from './errors.ts'

// oxlint-disable-next-line no-control-regex -- control characters are what it is for
const forbidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/
// oxlint-disable-next-line no-control-regex
const forbiddenInLine = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/

/**
 * What can't be seen and says nothing on its own: marks of direction, which make a line read otherwise than it is written, and characters
 * without a width or an ink. What joins letters and emoji stays, as do the parts of a flag.
 */
const invisible =
  /\u034f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb]|(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]*)[\u{e0000}-\u{e007f}]/gu

/** Marks on one character, above which it is drawn over its neighbours: UTS 39 has 4 for names, UAX 15 has 30 for any text. */
const tooManyMarksInLine = /[\p{Mn}\p{Me}]{5}/u
const tooManyMarks = /[\p{Mn}\p{Me}]{31}/u

/**
 * NFC, trimmed, 1 to `max` code points, and so no more graphemes, at most `maxBytes` in UTF-8; no control characters but line feed and
 * tab, no more marks on a character than any language has.
 */
export interface TextRule {
  max: number
  maxBytes?: number
  /** What names something: without line breaks, and without what can't be seen, which is left out. */
  oneLine?: boolean
}

/** A text as it is kept, or BAD_USER_INPUT that names the argument. */
export const readText = (value: string | null | undefined, argument: string, rule: TextRule): string => {
  const wrong = (why: string) => badInput(argument, `\`${argument}\` ${why}`)
  if (value === null || value === undefined) throw wrong('is missing.')
  if (!value.isWellFormed()) throw wrong('is not well-formed Unicode: it has half of a surrogate pair.')
  if (value.length > rule.max * 4) throw wrong(`has more than ${rule.max.toLocaleString('en')} characters.`)
  const shown = rule.oneLine ? value.replaceAll(invisible, '') : value
  const text = shown.replaceAll('\r\n', '\n').normalize('NFC').trim()
  if (text === '' || (rule.oneLine && !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text))) throw wrong('is empty.')
  if ((rule.oneLine ? forbiddenInLine : forbidden).test(text))
    throw wrong(rule.oneLine ? 'has a control character or a line break.' : 'has a control character.')
  if ((rule.oneLine ? tooManyMarksInLine : tooManyMarks).test(text))
    throw wrong('has more marks on one character than can be read.')
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
