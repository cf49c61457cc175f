export interface TextPart {
  text: string
  isHit: boolean
}

/** Without case and accents, as the server compares; a character of it is one of the text. */
const folded = (text: string): string[] =>
  Array.from(text, (char) => char.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().slice(0, 1) || ' ')

const isOfWord = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char)

/** Scripts that put no spaces between words: there a word begins anywhere. */
const isUnspaced = (char: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u.test(char)

/** Characters shown before the first hit. */
const before = 40
const longest = 240

/**
 * A text, or the part of it around the first of the words that were searched for, with what was found of them. Words are found at
 * their beginnings.
 */
export const highlight = (text: string, query: string): TextPart[] => {
  const chars = Array.from(text.replaceAll(/\s+/g, ' ').trim())
  const plain = folded(chars.join(''))
  const words = folded(query)
    .join('')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => Array.from(word))
  const hits = new Set<number>()
  for (let at = 0; at < plain.length; at++) {
    if (isOfWord(plain[at - 1]) && !isUnspaced(plain[at]!)) continue
    for (const word of words)
      if (word.every((char, index) => plain[at + index] === char))
        for (let index = 0; index < word.length; index++) hits.add(at + index)
  }
  const first = Math.min(...hits, chars.length)
  const from = first < before || first === chars.length ? 0 : wordStart(chars, first - before)
  const shown = chars.slice(from, from + longest)
  const parts: TextPart[] = from > 0 ? [{ text: '… ', isHit: false }] : []
  for (const [index, char] of shown.entries()) {
    const isHit = hits.has(from + index)
    const last = parts.at(-1)
    if (last && last.isHit === isHit) last.text += char
    else parts.push({ text: char, isHit })
  }
  if (from + longest < chars.length) parts.push({ text: ' …', isHit: false })
  return parts
}

const wordStart = (chars: readonly string[], at: number): number => {
  const space = chars.indexOf(' ', at)
  return space < 0 || space > at + 20 ? at : space + 1
}
