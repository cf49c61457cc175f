import {
  AddReactionDocument,
  PinMessageDocument,
  RemoveReactionDocument,
  UnpinMessageDocument,
  type ConversationFieldsFragment,
} from 'parley/client'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useErrorText } from '../../act/error-text.ts'
import { useChat } from '../../chat/chat-context.ts'
import type { Writing } from '../composer/writing.ts'
import type { History } from '../history/history.ts'
import type { Message } from '../history/stretch.ts'
import { useDialogs } from '../../shell/dialogs-context.ts'
import { useText } from '../../text/text.tsx'
import type { MessageActions } from './actions.ts'
import { nameOf, summaryOf } from './summary.ts'
import { useDialog } from './use-dialog.ts'

/** What was refused, and of which message. */
export interface Failure {
  messageId: string
  says: string
}

interface Needs {
  conversation: ConversationFieldsFragment
  history: History
  writing: Writing
  jump(messageId: string): void
}

export const useMessageActions = (given: Needs) => {
  const text = useText()
  const errorText = useErrorText()
  const { client, viewer } = useChat()
  const dialogs = useDialogs()
  const [dialog, openDialog, closeDialog] = useDialog()
  const [failure, setFailure] = useState<Failure | null>(null)
  // Rows are drawn anew where what they get has changed, so that this is the same as long as it does the same.
  const needs = useRef(given)
  useEffect(() => {
    needs.current = given
  })
  const actions = useMemo((): MessageActions => {
    const attempt = async (message: Message, work: () => Promise<Message | null>): Promise<void> => {
      setFailure(null)
      try {
        const changed = await work()
        if (changed) needs.current.history.apply(changed)
      } catch (error) {
        setFailure({ messageId: message.id, says: errorText(error) })
      }
    }
    const toggleReaction = async ({ id: messageId, reactions }: Message, emoji: string): Promise<Message> => {
      const users = reactions.find((reaction) => reaction.emoji === emoji)?.users ?? []
      return users.some(({ id }) => id === viewer.id)
        ? (await client.ask(RemoveReactionDocument, { messageId, emoji })).removeReaction.message
        : (await client.ask(AddReactionDocument, { messageId, emoji })).addReaction.message
    }
    const togglePin = async ({ id: messageId }: Message): Promise<Message> =>
      needs.current.conversation.pinned.some(({ id }) => id === messageId)
        ? (await client.ask(UnpinMessageDocument, { messageId })).unpinMessage.message
        : (await client.ask(PinMessageDocument, { messageId })).pinMessage.message
    return {
      react: (message, emoji) => void attempt(message, () => toggleReaction(message, emoji)),
      togglePin: (message) => void attempt(message, () => togglePin(message)),
      copy: (message) =>
        void attempt(message, async () => {
          await navigator.clipboard.writeText(message.text ?? '')
          return null
        }),
      reply: (message) => {
        const name = message.sender.id === viewer.id ? text.conversation.yourself : nameOf(text, message.sender)
        needs.current.writing.replyTo({ id: message.id, name, what: summaryOf(text, message) })
      },
      edit: ({ id, text: original }) =>
        needs.current.writing.edit({ id, original: original ?? '', text: original ?? '' }),
      remove: (message) => openDialog({ kind: 'delete', message }),
      report: ({ id: messageId }) => dialogs.open({ kind: 'report', messageId }),
      showMenu: (message) => openDialog({ kind: 'menu', message }),
      showPictures: (pictures, index) => openDialog({ kind: 'pictures', pictures, index }),
      jump: (messageId) => needs.current.jump(messageId),
    }
  }, [client, dialogs, openDialog, viewer.id, text, errorText])
  return { actions, failure, dialog, closeDialog }
}
