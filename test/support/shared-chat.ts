import type { AppOptions } from '../../src/app.ts'
import { startChat, type Chat } from './chat.ts'
import type { Person } from './person.ts'

/** One chat for all tests of a file; each takes people of its own. It is closed with the file, wherever in it it was started. */
export interface SharedChat extends Chat {
  /** People whom no other test of the file knows: `ann` is the name, and a part of the id. */
  people<Names extends string[]>(...names: Names): Promise<{ [Name in keyof Names]: Person }>
}

const open = new Set<Chat>()

export const startSharedChat = async (options: Partial<AppOptions> = {}): Promise<SharedChat> => {
  const chat = await startChat(options)
  open.add(chat)
  let made = 0
  return {
    ...chat,
    people: (...names) =>
      Promise.all(names.map((name) => chat.user(`${name}-${++made}`, { displayName: name }))) as never,
    [Symbol.asyncDispose]: () => end(chat),
  }
}

/** Those that are still open: a file runs alone in its worker. */
export const closeSharedChats = async (): Promise<void> => {
  for (const chat of open) await end(chat)
}

const end = async (chat: Chat): Promise<void> => {
  if (open.delete(chat)) await chat[Symbol.asyncDispose]()
}
