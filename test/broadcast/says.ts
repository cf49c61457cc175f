import { BroadcastDocument, BroadcastsDocument } from '../generated/operations.ts'
import type { Person } from '../support/person.ts'

/** An admin broadcasts, to everyone or to a room; the text is the clientId too. */
export const says = async (admin: Person, text: string, roomId?: string) => {
  const { broadcast } = await admin.does(BroadcastDocument, { input: { clientId: text, text, roomId: roomId ?? null } })
  return broadcast.broadcast
}

/** The texts of a person's broadcasts, newest first. */
export const broadcastsOf = async (person: Person): Promise<(string | null)[]> => {
  const { broadcasts } = await person.does(BroadcastsDocument, { first: 100 })
  return broadcasts.nodes.map(({ text }) => text)
}
