import { afterAll } from 'vitest'
import type { AppOptions } from '../../src/app.ts'
import { startChat, type Chat } from './chat.ts'
import type { Person } from './person.ts'

/** One chat for all tests of a file; each takes people of its own. */
export interface SharedChat extends Chat {
  /** People whom no other test of the file knows: `ann` is the name, and a part of the id. */
  people<Names extends string[]>(...names: Names): Promise<{ [Name in keyof Names]: Person }>
}

export const startSharedChat = async (options: Partial<AppOptions> = {}): Promise<SharedChat> => {
  const chat = await startChat(options)
  afterAll(() => chat[Symbol.asyncDispose]())
  let made = 0
  return {
    ...chat,
    people: (...names) =>
      Promise.all(names.map((name) => chat.user(`${name}-${++made}`, { displayName: name }))) as never,
  }
}
