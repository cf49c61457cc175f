import { ActionIcon, TextInput } from '@mantine/core'
import { useRovingIndex } from '@mantine/hooks'
import { useState } from 'react'
import { Icon } from '../../shell/icon.tsx'
import { useText } from '../../text/text.tsx'
import { isEmoji, offered } from './emoji.ts'
import classes from './emoji-picker.module.css'

const columns = 8

/** Some emoji at hand, and a place for any other one. Arrow keys go through them. */
export const EmojiPicker = ({ onPick }: { onPick(emoji: string): void }) => {
  const { emoji: text } = useText().conversation
  const { getItemProps } = useRovingIndex({ total: offered.length, columns, loop: false })
  const [other, setOther] = useState('')
  const written = other.trim()
  return (
    <div>
      <div className={classes.grid} role="group" aria-label={text.offered}>
        {offered.map((emoji, index) => (
          <button
            key={emoji}
            type="button"
            className={classes.emoji}
            {...getItemProps({ index, onClick: () => onPick(emoji) })}
          >
            {emoji}
          </button>
        ))}
      </div>
      <form
        className={classes.other}
        onSubmit={(submitted) => {
          submitted.preventDefault()
          // A form around it, such as the composer's, isn't meant.
          submitted.stopPropagation()
          if (isEmoji(written)) onPick(written)
        }}
      >
        <TextInput
          size="xs"
          flex={1}
          aria-label={text.other}
          placeholder={text.other}
          maxLength={40}
          value={other}
          error={written !== '' && !isEmoji(written) && text.notOne}
          onChange={({ currentTarget }) => setOther(currentTarget.value)}
        />
        <ActionIcon type="submit" size={30} disabled={!isEmoji(written)} aria-label={text.use}>
          <Icon name="check" size={16} />
        </ActionIcon>
      </form>
    </div>
  )
}
