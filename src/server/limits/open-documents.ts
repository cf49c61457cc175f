import type { ChatError } from '../../kernel/errors.ts'
import type { CheckedDocument } from '../graphql/documents.ts'
import { limited } from './rates.ts'

/** Characters: 50 of a page's longest documents. What is kept of one takes 20 times as much, and compiled up to a megabyte more. */
const most = 300_000
/** Milliseconds after which there is likely to be room again. */
const soon = 1000

interface Person {
  characters: number
  /** How many subscriptions each is of. */
  times: Map<CheckedDocument, number>
}

/**
 * The documents of open subscriptions, which are kept for as long as one is open, whatever the cache of documents has let go. Of a person each counts
 * once: many windows ask for the same.
 */
export const createOpenDocuments = () => {
  const people = new Map<string, Person>()
  const all = new Map<string, { checked: CheckedDocument; times: number }>()
  return {
    /** What is open of a text, so that there aren't two of it. */
    of: (query: string): CheckedDocument | undefined => all.get(query)?.checked,
    /** Why no subscription of it may be opened; null where it counts from now on, until it has `ended`. */
    opens: (userId: string, checked: CheckedDocument): ChatError | null => {
      const text = textOf(checked)
      const person = people.get(userId) ?? { characters: 0, times: new Map<CheckedDocument, number>() }
      const times = person.times.get(checked) ?? 0
      const more = times === 0 ? text.length : 0
      if (person.characters + more > most) return limited('different documents of open subscriptions', soon)
      person.characters += more
      person.times.set(checked, times + 1)
      people.set(userId, person)
      const open = all.get(text)
      if (!open) all.set(text, { checked, times: 1 })
      else if (open.checked === checked) open.times++
      return null
    },
    ended: (userId: string, checked: CheckedDocument): void => {
      const text = textOf(checked)
      const open = all.get(text)
      if (open?.checked === checked && --open.times === 0) all.delete(text)
      const person = people.get(userId)!
      const times = person.times.get(checked)! - 1
      if (times > 0) {
        person.times.set(checked, times)
        return
      }
      person.times.delete(checked)
      person.characters -= text.length
      if (person.times.size === 0) people.delete(userId)
    },
  }
}

const textOf = ({ document }: CheckedDocument): string => document.loc!.source.body
