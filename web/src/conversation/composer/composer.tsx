import { ActionIcon, Textarea } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useErrorText } from '../../act/error-text.ts'
import { useWatched } from '../../chat/chat-context.ts'
import { Icon } from '../../shell/icon.tsx'
import { useText } from '../../text/text.tsx'
import type { History } from '../history/history.ts'
import { useOpenConversation } from '../open-conversation.ts'
import classes from './composer.module.css'
import { ContextBar } from './context-bar.tsx'
import { LengthHint, lengthOf, mostCharacters } from './length-hint.tsx'
import { useSending } from './use-sending.ts'
import { useTyping } from './use-typing.ts'
import type { Writing } from './writing.ts'

interface ComposerProps {
  writing: Writing
  history: History
  onSent(): void
}

/** Where one writes. Enter sends, except where there is no key for a new line beside it. */
export const Composer = ({ writing, history, onSent }: ComposerProps) => {
  const text = useText()
  const errorText = useErrorText()
  const { conversation, title, viewer } = useOpenConversation()
  const { draft, editing, focus } = useWatched(writing)
  const typing = useTyping(conversation.id)
  const { error, submit } = useSending(writing, history, onSent)
  const hasKeyboard = useMediaQuery('(hover: hover) and (pointer: fine)', true, { getInitialValueInEffect: false })
  const area = useRef<HTMLTextAreaElement>(null)
  useFocus(area, focus)

  const value = editing?.text ?? draft.text
  const left = mostCharacters - lengthOf(value.trim())
  const canSend = value.trim() !== '' && left >= 0
  const submitIfReady = (): void => {
    if (!canSend) return
    typing.end()
    submit()
  }
  const editLast = (): void => {
    const isMine = ({ message }: ReturnType<History['get']>['entries'][number]) =>
      message.sender.id === viewer.id && !message.deletedAt && message.text
    const last = history.get().entries.findLast(isMine)?.message
    if (last?.text) writing.edit({ id: last.id, original: last.text, text: last.text })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    // A word of an input method is finished with Enter too.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey && hasKeyboard) {
      event.preventDefault()
      submitIfReady()
    } else if (event.key === 'ArrowUp' && value === '' && !editing) {
      event.preventDefault()
      editLast()
    } else if (event.key === 'Escape' && editing) writing.edit(null)
    else if (event.key === 'Escape' && draft.replyTo) writing.replyTo(null)
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
      {error !== null && (
        <p className={classes.error} role="alert">
          {errorText(error)}
        </p>
      )}
      <div className={classes.line}>
        <Textarea
          ref={area}
          className={classes.area}
          classNames={{ input: classes.input }}
          aria-label={text.messageTo(title)}
          placeholder={text.conversation.placeholder}
          autosize
          minRows={1}
          maxRows={8}
          variant="unstyled"
          value={value}
          onChange={({ currentTarget }) => {
            if (editing) return writing.rewrite(currentTarget.value)
            writing.write({ text: currentTarget.value })
            if (currentTarget.value.trim() === '') typing.end()
            else typing.begin()
          }}
          onBlur={typing.end}
          onKeyDown={onKeyDown}
          enterKeyHint={hasKeyboard ? 'send' : 'enter'}
        />
        <LengthHint left={left} />
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

/** Where something asks for it, with what is written before it. */
const useFocus = (area: React.RefObject<HTMLTextAreaElement | null>, focus: number): void => {
  const last = useRef(focus)
  useEffect(() => {
    if (focus === last.current) return
    last.current = focus
    const { current } = area
    current?.focus()
    current?.setSelectionRange(current.value.length, current.value.length)
  }, [area, focus])
}
