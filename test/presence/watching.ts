import { expect } from 'vitest'
import { TypingChangedDocument, UserStatusChangedDocument } from '../generated/operations.ts'
import type { Chat } from '../support/chat.ts'
import type { Person } from '../support/person.ts'
import { eventually } from '../support/eventually.ts'
import { subscribe } from '../support/subscribe.ts'

/** A subscription that has begun, on a connection of its own: of the people named, or of all whom the person talks with. */
export const watches = async (chat: Chat, person: Person, others?: Person[]) => {
  const { service } = chat.app.presence
  const before = service.size
  const client = await person.connect()
  const { next, complete } = subscribe(client, UserStatusChangedDocument, {
    userIds: others ? others.map(({ id }) => id) : null,
  })
  await eventually(() => expect(service.size).toBe(before + 1))
  return {
    next: async () => (await next()).userStatusChanged,
    complete,
    client,
    [Symbol.asyncDispose]: () => client[Symbol.asyncDispose](),
  }
}

/** The same of typing. */
export const hearsTyping = async (chat: Chat, person: Person, conversationId: string | null = null) => {
  const { typing } = chat.app.presence
  const before = typing.size
  const client = await person.connect()
  const { next, frame } = subscribe(client, TypingChangedDocument, { conversationId })
  await eventually(() => expect(typing.size).toBe(before + 1))
  return {
    next: async () => (await next()).typingChanged,
    frame,
    client,
    [Symbol.asyncDispose]: () => client[Symbol.asyncDispose](),
  }
}
