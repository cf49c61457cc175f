import { EditMessageDocument, ParleyError, type AttachmentFieldsFragment, type Outgoing } from 'parley/client'
import { useState } from 'react'
import { useErrorText } from '../../act/error-text.ts'
import { useChat } from '../../chat/chat-context.ts'
import { kindOf, type Uploads } from '../attachments/uploads.ts'
import type { History } from '../history/history.ts'
import { useOpenConversation } from '../open-conversation.ts'
import type { Draft } from './drafts.ts'
import type { Editing, Writing } from './writing.ts'

interface Needs {
  writing: Writing
  history: History
  uploads: Uploads
  onSent(): void
}

interface Sending {
  /** Why the last one wasn't taken. */
  problem: string | null
  /** Sends what was written, or changes what is edited. */
  submit(): void
}

/** Refused before they were in the outbox, which shows all else. */
const unsent = new Set(['OUTBOX_FULL', 'PAYLOAD_TOO_LARGE'])

export const useSending = ({ writing, history, uploads, onSent }: Needs): Sending => {
  const { client } = useChat()
  const { conversation } = useOpenConversation()
  const errorText = useErrorText()
  const [error, setError] = useState<unknown>(null)
  const send = (): void => {
    const draft = writing.take()
    const attachments = uploads.take()
    client.send(outgoing(conversation.id, draft, attachments)).catch((refused: unknown) => {
      if (!(refused instanceof ParleyError && unsent.has(refused.code))) return
      setError(refused)
      uploads.restore(attachments)
      if (writing.get().draft.text === '') writing.write(draft)
    })
    onSent()
  }
  const save = async ({ id, original, text }: Editing): Promise<void> => {
    if (text.trim() !== original)
      history.apply((await client.ask(EditMessageDocument, { messageId: id, text: text.trim() })).editMessage.message)
    if (writing.get().editing?.id === id) writing.edit(null)
  }
  return {
    problem: error === null ? null : errorText(error),
    submit: () => {
      setError(null)
      const { editing } = writing.get()
      if (editing) save(editing).catch(setError)
      else send()
    },
  }
}

const outgoing = (
  conversationId: string,
  { text, replyTo, mentions }: Draft,
  attachments: readonly AttachmentFieldsFragment[],
): Outgoing => {
  const named = mentions.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id)
  return {
    conversationId,
    ...(text.trim() !== '' && { text: text.trim() }),
    ...(attachments.length > 0 && {
      kind: kindOf(attachments),
      attachmentIds: attachments.map(({ id }) => id),
    }),
    ...(replyTo && { replyToId: replyTo.id }),
    ...(named.length > 0 && { mentionIds: [...new Set(named)].slice(0, 50) }),
  }
}
