import { TypingChangedDocument, UserStatusChangedDocument, type Client } from 'parley/client'
import { OwnStatusDocument } from '../generated/documents.ts'
import { createPresence, type Presence } from './presence.ts'
import { createTypers, type Typers } from './typers.ts'

/** What the server tells and doesn't keep: who is there, who types. After a break it is asked for anew. */
export interface Live {
  presence: Presence
  typers: Typers
  close(): void
}

export const openLive = (client: Client): Live => {
  const presence = createPresence()
  const typers = createTypers()
  let stopOwn: (() => void) | null = null

  const begin = async (): Promise<void> => {
    // Whoever typed when the connection was lost may have ceased.
    typers.clear()
    const { viewer } = await client.ask(OwnStatusDocument)
    presence.set([viewer.status])
    stopOwn ??= client.listen(UserStatusChangedDocument, { userIds: [viewer.id] }, ({ userStatusChanged }) =>
      presence.set([userStatusChanged]),
    )
  }
  /** Closed meanwhile: it is nobody's any more. */
  const onConnected = (): void => void begin().catch(() => {})
  let { status } = client.connection.get()
  if (status === 'connected') onConnected()
  const stops = [
    client.listen(UserStatusChangedDocument, {}, ({ userStatusChanged }) => presence.set([userStatusChanged])),
    client.listen(TypingChangedDocument, {}, ({ typingChanged: { conversation, user, isTyping, expiresAt } }) =>
      typers.set(conversation.id, user, isTyping ? Date.parse(expiresAt) : 0),
    ),
    client.connection.subscribe(() => {
      const before = status
      status = client.connection.get().status
      if (status === 'connected' && before !== 'connected') onConnected()
    }),
  ]
  return {
    presence,
    typers,
    close: () => {
      for (const stop of stops) stop()
      stopOwn?.()
      typers.clear()
    },
  }
}
