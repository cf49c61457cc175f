import { Menu, UnstyledButton } from '@mantine/core'
import { useChat } from '../chat/chat-context.ts'
import { Avatar } from '../people/avatar.tsx'
import { hrefOf } from '../route/route.ts'
import { useText } from '../text/text.tsx'
import { Icon } from './icon.tsx'
import classes from './rail.module.css'

/** Who one is, and what one does about it. */
export const OwnMenu = () => {
  const text = useText()
  const { viewer, signOut } = useChat()
  return (
    <Menu position="right-end" withArrow>
      <Menu.Target>
        <UnstyledButton className={classes.ownButton} aria-label={text.shell.own(viewer.name)}>
          <Avatar id={viewer.id} name={viewer.name} url={viewer.avatarUrl} size={38} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{viewer.name}</Menu.Label>
        <Menu.Item component="a" href={hrefOf({ at: 'settings' })} leftSection={<Icon name="settings" size={18} />}>
          {text.shell.settings}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="leave" size={18} />} onClick={signOut}>
          {text.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
