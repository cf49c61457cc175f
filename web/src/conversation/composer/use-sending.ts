import { EditMessageDocument, ParleyError, type Outgoing } from 'parley/client'
import { useState } from 'react'
import { useChat } from '../../chat/chat-context.ts'
import type { History } from '../history/history.ts'
import { useOpenConversation } from '../open-conversation.ts'
import type { Draft } from './drafts.ts'
import type { Editing, Writing } from './writing.ts'

interface Sending {
  /** Why the last one wasn't taken. */
  error: unknown
  /** Sends what was written, or changes what is edited. */
  submit(): void
}

/** Refused before they were in the outbox, which shows all else. */
const unsent = new Set(['OUTBOX_FULL', 'PAYLOAD_TOO_LARGE'])

export const useSending = (writing: Writing, history: History, onSent: () => void): Sending => {
  const { client } = useChat()
  const { conversation } = useOpenConversation()
  const [error, setError] = useState<unknown>(null)
  const send = (): void => {
    const draft = writing.take()
    client.send(outgoing(conversation.id, draft)).catch((refused: unknown) => {
      if (!(refused instanceof ParleyError && unsent.has(refused.code))) return
      setError(refused)
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
    error,
    submit: () => {
      setError(null)
      const { editing } = writing.get()
      if (editing) save(editing).catch(setError)
      else send()
    },
  }
}

const outgoing = (conversationId: string, { text, replyTo, mentions }: Draft): Outgoing => {
  const named = mentions.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id)
  return {
    conversationId,
    text: text.trim(),
    ...(replyTo && { replyToId: replyTo.id }),
    ...(named.length > 0 && { mentionIds: [...new Set(named)].slice(0, 50) }),
  }
}
