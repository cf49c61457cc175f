import { Popover, UnstyledButton } from '@mantine/core'
import { Icon, type IconName } from '../../shell/icon.tsx'
import { useText } from '../../text/text.tsx'
import { useOpenConversation } from '../open-conversation.ts'
import { ProgressLabel, type Progress } from './meta.tsx'
import { ReadBy } from './read-by.tsx'
import classes from './receipt.module.css'

const icons: Record<Progress, IconName> = {
  pending: 'clock',
  failed: 'alert',
  SENT: 'check',
  DELIVERED: 'checks',
  READ: 'checks',
}

/** How far one's own message has come. In a group it tells who has read it. */
export const Receipt = ({ progress, seq }: { progress: Progress; seq?: number }) => {
  const text = useText()
  const { isGroup } = useOpenConversation()
  const mark = (
    <span className={classes.receipt} data-progress={progress}>
      <Icon name={icons[progress]} size={15} />
      <ProgressLabel progress={progress} />
    </span>
  )
  if (!isGroup || seq === undefined) return mark
  return (
    <Popover trapFocus returnFocus shadow="md" position="top-end">
      <Popover.Target>
        <UnstyledButton
          className={classes.button}
          aria-label={text.conversation.receipt(text.conversation.state[progress])}
        >
          {mark}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label={text.conversation.readBy}>
        <ReadBy seq={seq} />
      </Popover.Dropdown>
    </Popover>
  )
}
