import { Menu, UnstyledButton } from '@mantine/core'
import { useChat } from '../chat/chat-context.ts'
import { useStatus } from '../live/use-live.ts'
import { AvailabilityItems } from '../people/availability-items.tsx'
import { Avatar } from '../people/avatar.tsx'
import { PresenceDot } from '../people/presence-dot.tsx'
import { useStatusText } from '../people/status-text.ts'
import { useSignOut } from '../settings/use-sign-out.ts'
import { useText } from '../text/text.tsx'
import { Icon } from './icon.tsx'
import classes from './rail.module.css'

/** Who one is, and what others see of it. */
export const OwnMenu = () => {
  const text = useText()
  const { viewer } = useChat()
  const signOut = useSignOut()
  const status = useStatus(viewer.id)
  const { long } = useStatusText()
  return (
    <Menu position="right-end" withArrow>
      <Menu.Target>
        <UnstyledButton className={classes.ownButton} aria-label={text.shell.own(viewer.name, status && long(status))}>
          <Avatar id={viewer.id} name={viewer.name} url={viewer.avatarUrl} size={38}>
            <PresenceDot userId={viewer.id} isSilent />
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{viewer.name}</Menu.Label>
        <AvailabilityItems />
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="leave" size={18} />} onClick={signOut}>
          {text.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
