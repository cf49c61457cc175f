/**
 * What texts are found by. A word is found by what it starts with. Scripts that don't put spaces between words (Chinese, Japanese,
 * Thai, Lao, Khmer, Burmese) are found by any piece of a run, as where a word begins there is a matter of opinion.
 */
export interface Words {
  words: Set<string>
  /** Runs of scripts without spaces. */
  runs: Set<string>
}

export interface Query extends Words {
  /** What the index is asked for: a message that is found has all of them; one that has all of them may still not be found. */
  terms: string[]
}

/** Code points that the starts of a word in the index have: what lies between is told apart by the text itself. */
const startLengths = [1, 2, 3, 5, 8]
const maxStart = startLengths.at(-1)!

/** Marks that people leave out: accents, and the vowel points of Arabic and Hebrew. The vowel signs of Thai or Hindi are none. */
const leftOut = /[[\p{M}&&[\p{sc=Zinh}\p{sc=Hebr}]]--[\u3099\u309a]]/gv
const pieces = /[\p{L}\p{M}\p{N}]+/gu
const unspaced =
  /[[\p{L}\p{M}\p{N}]&&[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]]+/v
const parts = new RegExp(`(${unspaced.source})`, 'v')

/** Without accents, case and width. By way of capitals, as only those make ß and ss, or ς and σ, the same. */
const fold = (text: string): string =>
  text.normalize('NFKD').replaceAll(leftOut, '').toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFC')

export const wordsOf = (text: string): Words => {
  const words = new Set<string>()
  const runs = new Set<string>()
  for (const [piece] of fold(text).matchAll(pieces))
    for (const [i, part] of piece.split(parts).entries()) if (part) (i % 2 ? runs : words).add(part)
  return { words, runs }
}

/** What the index has of a text: the starts of its words; of a run each character, and each pair. */
export const startsOf = (text: string): string[] => {
  const { words, runs } = wordsOf(text)
  const starts = new Set<string>()
  for (const word of words) {
    let start = ''
    let length = 0
    for (const character of word) {
      if (++length > maxStart) break
      start += character
      if (startLengths.includes(length)) starts.add(start)
    }
  }
  for (const run of runs) {
    let before = ''
    for (const character of run) {
      starts.add(character)
      if (before) starts.add(before + character)
      before = character
    }
  }
  return [...starts]
}

/** null: it has neither a letter nor a digit, so nothing is found by it. */
export const readQuery = (query: string): Query | null => {
  const { words, runs } = wordsOf(query)
  const starts = [...words].map(longestStart)
  const terms = new Set([
    ...starts.filter((start) => !starts.some((other) => other !== start && other.startsWith(start))),
    ...[...runs].flatMap(pairsOf),
  ])
  return terms.size > 0 ? { words, runs, terms: [...terms] } : null
}

/** Whether a text has each of the query's words, as the start of one of its own, and each of its runs. */
export const isFoundBy = (text: string, query: Words): boolean => {
  const { words, runs } = wordsOf(text)
  return (
    [...query.words].every((start) => words.has(start) || [...words].some((word) => word.startsWith(start))) &&
    [...query.runs].every((piece) => [...runs].some((run) => run.includes(piece)))
  )
}

const longestStart = (word: string): string => {
  const characters = Array.from(word)
  return characters
    .slice(
      0,
      startLengths.findLast((length) => length <= characters.length),
    )
    .join('')
}

const pairsOf = (run: string): string[] => {
  const characters = Array.from(run)
  if (characters.length === 1) return characters
  return characters.slice(1).map((character, i) => characters[i]! + character)
}
