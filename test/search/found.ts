import { expect } from 'vitest'
import { SearchMessagesDocument } from '../generated/operations.ts'
import type { Person } from '../support/person.ts'

type Where = { conversationId?: string; first?: number }

/** The texts that a person finds, newest first. */
export const textsFor = async (person: Person, query: string, where: Where = {}): Promise<(string | null)[]> =>
  (await person.does(SearchMessagesDocument, { query, first: 100, ...where })).searchMessages.nodes.map(
    ({ text }) => text,
  )

/** Waits until a person finds just this: what was committed is made findable a moment later. */
export const expectFound = async (person: Person, query: string, texts: string[], where: Where = {}): Promise<void> => {
  await expect.poll(() => textsFor(person, query, where)).toEqual(texts)
}
