/** A name that is being written behind an @, up to the caret. */
export interface Mention {
  /** Where the @ is. */
  from: number
  query: string
}

/** What stands before the caret, where it may become a mention: up to two words, so that it ends by itself. */
export const mentionAt = (text: string, caret: number): Mention | null => {
  const match = /(?:^|[\s(])@([^\s@]{0,40}(?: [^\s@]{0,40})?)$/u.exec(text.slice(Math.max(0, caret - 100), caret))
  return match ? { from: caret - match[1]!.length - 1, query: match[1]! } : null
}

interface Person {
  id: string
  name: string
  isErased: boolean
}

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase()

/** Whose name, or a word of it, begins like that; those whose name does first. */
export const candidatesFor = <Each extends Person>(people: readonly Each[], query: string, most = 6): Each[] => {
  const wanted = plain(query)
  const ranked = people
    .filter(({ isErased }) => !isErased)
    .map((person) => {
      const name = plain(person.name)
      const rank = name.startsWith(wanted) ? 0 : name.includes(` ${wanted}`) ? 1 : 2
      return { person, rank }
    })
    .filter(({ rank }) => rank < 2)
  return ranked
    .sort((one, other) => one.rank - other.rank)
    .slice(0, most)
    .map(({ person }) => person)
}
