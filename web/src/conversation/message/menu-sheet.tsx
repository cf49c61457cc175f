import { Drawer, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { Icon } from '../../shell/icon.tsx'
import { useText } from '../../text/text.tsx'
import type { Message } from '../history/stretch.ts'
import { useMessageActions } from './actions.ts'
import { useAllowed } from './allowed.ts'
import { EmojiPicker } from './emoji-picker.tsx'
import { offered } from './emoji.ts'
import classes from './menu-sheet.module.css'
import { useMenuEntries } from './menu-entries.ts'

interface MenuSheetProps {
  message: Message
  onClose(): void
}

/** What can be done with a message, where there is no pointer to show it beside. */
export const MenuSheet = ({ message, onClose }: MenuSheetProps) => {
  const { actions: text } = useText().conversation
  const actions = useMessageActions()
  const { use } = useAllowed(message)
  const entries = useMenuEntries(message)
  const [hasAll, setHasAll] = useState(false)
  const react = (emoji: string): void => {
    onClose()
    actions.react(message, emoji)
  }
  return (
    <Drawer
      opened
      onClose={onClose}
      position="bottom"
      size="auto"
      radius="lg"
      title={text.toolbar}
      closeButtonProps={{ 'aria-label': text.close }}
    >
      {use &&
        (hasAll ? (
          <EmojiPicker onPick={react} />
        ) : (
          <div className={classes.quick} role="group" aria-label={text.react}>
            {offered.slice(0, 6).map((emoji) => (
              <UnstyledButton key={emoji} className={classes.emoji} onClick={() => react(emoji)}>
                {emoji}
              </UnstyledButton>
            ))}
            <UnstyledButton className={classes.emoji} aria-label={text.moreEmoji} onClick={() => setHasAll(true)}>
              <Icon name="plus" />
            </UnstyledButton>
          </div>
        ))}
      {entries.map(({ icon, label, isDangerous, run }) => (
        <UnstyledButton
          key={icon}
          className={classes.entry}
          data-dangerous={isDangerous}
          onClick={() => {
            onClose()
            run()
          }}
        >
          <Icon name={icon} />
          {label}
        </UnstyledButton>
      ))}
    </Drawer>
  )
}
