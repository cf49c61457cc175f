import { ActionIcon, Popover } from '@mantine/core'
import { useState } from 'react'
import { Icon } from '../../shell/icon.tsx'
import { useText } from '../../text/text.tsx'
import { EmojiPicker } from '../message/emoji-picker.tsx'

/** An emoji into what is written. */
export const EmojiButton = ({ onPick }: { onPick(emoji: string): void }) => {
  const { emoji: text } = useText().conversation
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Popover opened={isOpen} onChange={setIsOpen} trapFocus returnFocus position="top-end" shadow="md">
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={38}
          radius="xl"
          aria-label={text.insert}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Icon name="emoji" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label={text.insert}>
        <EmojiPicker
          onPick={(emoji) => {
            setIsOpen(false)
            // Behind the popover, which gives the keyboard back to its button.
            setTimeout(() => onPick(emoji))
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
