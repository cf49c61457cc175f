import { AttachmentDocument, type AttachmentFieldsFragment, type Client } from 'parley/client'
import { useEffect, useState } from 'react'
import { useChat } from '../../chat/chat-context.ts'

/** Attachments whose addresses were asked for anew, and those that were just uploaded. */
const mostKept = 200
const kept = new WeakMap<Client, Map<string, AttachmentFieldsFragment>>()

const keptBy = (client: Client): Map<string, AttachmentFieldsFragment> => {
  const map = kept.get(client) ?? new Map<string, AttachmentFieldsFragment>()
  kept.set(client, map)
  return map
}

export const keepAttachment = (client: Client, attachment: AttachmentFieldsFragment): void => {
  const map = keptBy(client)
  map.delete(attachment.id)
  map.set(attachment.id, attachment)
  for (const id of map.keys()) {
    if (map.size <= mostKept) break
    map.delete(id)
  }
}

/** Asked for before they end, so that a picture on its way isn't cut off. */
const earlyMs = 60_000

export const isOver = ({ urlExpiresAt }: Pick<AttachmentFieldsFragment, 'urlExpiresAt'>): boolean =>
  Date.parse(urlExpiresAt) - Date.now() < earlyMs

export const askAttachment = async (client: Client, id: string): Promise<AttachmentFieldsFragment | null> => {
  const { attachment } = await client.ask(AttachmentDocument, { id })
  if (attachment) keepAttachment(client, attachment)
  return attachment
}

/** An attachment with addresses that hold. `refresh` gets others, where one didn't. */
export const useFresh = (
  given: AttachmentFieldsFragment,
): { attachment: AttachmentFieldsFragment; refresh(): Promise<AttachmentFieldsFragment> } => {
  const { client } = useChat()
  const [asked, setAsked] = useState<AttachmentFieldsFragment | null>(null)
  const known = keptBy(client).get(given.id)
  const candidates = [given, known, asked?.id === given.id ? asked : null].filter(
    (each) => each !== undefined && each !== null,
  )
  const attachment = candidates.reduce((one, other) => (other.urlExpiresAt > one.urlExpiresAt ? other : one))
  const refresh = async (): Promise<AttachmentFieldsFragment> => {
    const fresh = await askAttachment(client, given.id)
    if (fresh) setAsked(fresh)
    return fresh ?? attachment
  }
  const needsFresh = isOver(attachment)
  useEffect(() => {
    if (!needsFresh) return undefined
    let isWanted = true
    askAttachment(client, given.id)
      .then((fresh) => isWanted && setAsked(fresh))
      // It is deleted, or not there just now: its place says so.
      .catch(() => {})
    return () => {
      isWanted = false
    }
  }, [client, given.id, needsFresh])
  return { attachment, refresh }
}

/** What is known of attachments by their ids, of messages on their way. */
export const useKnown = (ids: readonly string[]): AttachmentFieldsFragment[] => {
  const { client } = useChat()
  const [, setAsked] = useState(0)
  const missing = ids.filter((id) => !keptBy(client).has(id)).join(' ')
  useEffect(() => {
    for (const id of missing.split(' ').filter(Boolean))
      askAttachment(client, id).then(
        () => setAsked((count) => count + 1),
        () => {},
      )
  }, [client, missing])
  return ids.flatMap((id) => keptBy(client).get(id) ?? [])
}
