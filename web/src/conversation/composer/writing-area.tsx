import { Textarea } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { useWatched } from '../../chat/chat-context.ts'
import { useText } from '../../text/text.tsx'
import { useOpenConversation } from '../open-conversation.ts'
import { MentionList } from './mention-list.tsx'
import { useMentions } from './use-mentions.ts'
import type { TextArea } from './use-text-area.ts'
import classes from './writing-area.module.css'
import type { Writing } from './writing.ts'

interface WritingAreaProps {
  textArea: TextArea
  writing: Writing
  /** Whether Enter sends: where there is no Shift beside it, a button does. */
  hasKeyboard: boolean
  typing: { begin(): void; end(): void }
  onSubmit(): void
  /** Changes one's own last message. */
  onEditLast(): void
  onFiles(files: readonly File[]): void
}

/** Grows with what is written in it; offers members behind an @. */
export const WritingArea = (props: WritingAreaProps) => {
  const { textArea, writing, hasKeyboard, typing, onSubmit, onEditLast, onFiles } = props
  const text = useText()
  const { title } = useOpenConversation()
  const { draft, editing } = useWatched(writing)
  const { area, value, caret, replace, set, onSelect } = textArea
  const mentions = useMentions({
    text: value,
    caret,
    isOff: editing !== null,
    replace,
    mention: (person) => writing.write({ mentions: [...writing.get().draft.mentions, person].slice(-50) }),
  })
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    // A word of an input method is finished with Enter too.
    if (event.nativeEvent.isComposing || mentions.onKeyDown(event)) return
    if (event.key === 'Enter' && !event.shiftKey && hasKeyboard) {
      event.preventDefault()
      onSubmit()
    } else if (event.key === 'ArrowUp' && value === '' && !editing) {
      event.preventDefault()
      onEditLast()
    } else if (event.key === 'Escape' && editing) writing.edit(null)
    else if (event.key === 'Escape' && draft.replyTo) writing.replyTo(null)
  }
  return (
    <div className={classes.area}>
      {mentions.people.length > 0 && (
        <MentionList id={mentions.id} people={mentions.people} active={mentions.active} onPick={mentions.pick} />
      )}
      <Textarea
        ref={area}
        classNames={{ input: classes.input }}
        aria-label={text.messageTo(title)}
        aria-autocomplete="list"
        {...mentions.area}
        placeholder={text.conversation.placeholder}
        autosize
        minRows={1}
        maxRows={8}
        variant="unstyled"
        value={value}
        onChange={({ currentTarget }) => {
          set(currentTarget.value)
          onSelect()
          if (editing) return
          if (currentTarget.value.trim() === '') typing.end()
          else typing.begin()
        }}
        onSelect={onSelect}
        onBlur={typing.end}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          // A table that is copied is a picture too; its text is what is meant.
          const { files } = event.clipboardData
          if (files.length === 0 || event.clipboardData.types.includes('text/plain')) return
          event.preventDefault()
          onFiles([...files])
        }}
        enterKeyHint={hasKeyboard ? 'send' : 'enter'}
      />
    </div>
  )
}
