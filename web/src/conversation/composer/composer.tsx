import { ActionIcon } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useWatched } from '../../chat/chat-context.ts'
import { Icon } from '../../shell/icon.tsx'
import { useText } from '../../text/text.tsx'
import { UploadTray } from '../attachments/upload-tray.tsx'
import { mostFiles, type Uploads } from '../attachments/uploads.ts'
import type { History } from '../history/history.ts'
import { useOpenConversation } from '../open-conversation.ts'
import { AttachButton } from './attach-button.tsx'
import classes from './composer.module.css'
import { ContextBar } from './context-bar.tsx'
import { EmojiButton } from './emoji-button.tsx'
import { LengthHint, lengthOf, mostCharacters } from './length-hint.tsx'
import { useSending } from './use-sending.ts'
import { useTextArea } from './use-text-area.ts'
import { useTyping } from './use-typing.ts'
import { WritingArea } from './writing-area.tsx'
import type { Writing } from './writing.ts'

interface ComposerProps {
  writing: Writing
  history: History
  uploads: Uploads
  /** Files that were given beyond what a message has. */
  leftOut: number
  onFiles(files: readonly File[]): void
  onSent(): void
}

/** Where one writes. Enter sends, except where there is no key for a new line beside it. */
export const Composer = ({ writing, history, uploads, leftOut, onFiles, onSent }: ComposerProps) => {
  const text = useText()
  const { conversation, viewer } = useOpenConversation()
  const { editing } = useWatched(writing)
  const files = useWatched(uploads)
  const typing = useTyping(conversation.id)
  const { problem, submit } = useSending({ writing, history, uploads, onSent })
  const hasKeyboard = useMediaQuery('(hover: hover) and (pointer: fine)', true, { getInitialValueInEffect: false })
  const textArea = useTextArea(writing)
  const { value } = textArea

  const left = mostCharacters - lengthOf(value.trim())
  const says = problem ?? (leftOut > 0 && files.length === mostFiles ? text.conversation.uploads.tooMany : null)
  const isWaiting = files.some(({ state }) => state !== 'done')
  const hasContent = value.trim() !== '' || (!editing && files.length > 0)
  const canSend = hasContent && left >= 0 && (editing !== null || !isWaiting)
  const submitIfReady = (): void => {
    if (!canSend) return
    typing.end()
    submit()
  }
  const editLast = (): void => {
    const last = history
      .get()
      .entries.findLast(({ message }) => message.sender.id === viewer.id && !message.deletedAt && message.text)?.message
    if (last?.text) writing.edit({ id: last.id, original: last.text, text: last.text })
  }
  return (
    <form
      className={classes.composer}
      onSubmit={(submitted) => {
        submitted.preventDefault()
        submitIfReady()
      }}
    >
      <ContextBar writing={writing} />
      {!editing && <UploadTray uploads={uploads} />}
      {says !== null && (
        <p className={classes.error} role="alert">
          {says}
        </p>
      )}
      <div className={classes.line}>
        {!editing && <AttachButton onFiles={onFiles} />}
        <WritingArea
          {...{ textArea, writing, hasKeyboard, typing, onFiles }}
          onSubmit={submitIfReady}
          onEditLast={editLast}
        />
        <LengthHint left={left} />
        <EmojiButton onPick={textArea.insert} />
        <ActionIcon
          type="submit"
          size={38}
          radius="xl"
          disabled={!canSend}
          aria-label={editing ? text.conversation.save : text.send}
        >
          <Icon name={editing ? 'check' : 'send'} />
        </ActionIcon>
      </div>
    </form>
  )
}
