import { ActionIcon, Menu } from '@mantine/core'
import type { RefObject } from 'react'
import type { PersonForAdminsFragment } from '../../generated/admin-documents.ts'
import { hrefOf } from '../../route/route.ts'
import { useDialogs } from '../../shell/dialogs-context.ts'
import { Icon } from '../../shell/icon.tsx'
import { useAdminText } from '../use-admin-text.ts'

export type PersonDialog = 'message' | 'suspend' | 'erase'

interface PersonMenuProps {
  person: PersonForAdminsFragment
  target: RefObject<HTMLButtonElement | null>
  onOpen(dialog: PersonDialog): void
}

export const PersonMenu = ({ person, target, onOpen }: PersonMenuProps) => {
  const { people: text } = useAdminText()
  const dialogs = useDialogs()
  return (
    <Menu position="bottom-end" withArrow>
      <Menu.Target>
        <ActionIcon ref={target} variant="subtle" color="gray" size="lg" aria-label={text.actions(person.name)}>
          <Icon name="more" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<Icon name="person" size={18} />}
          onClick={() => dialogs.open({ kind: 'person', user: person })}
        >
          {text.profile}
        </Menu.Item>
        <Menu.Item
          component="a"
          href={hrefOf({ at: 'admin', part: 'audit', id: person.id })}
          leftSection={<Icon name="clock" size={18} />}
        >
          {text.audit}
        </Menu.Item>
        {person.suspension && (
          <Menu.Item leftSection={<Icon name="chat" size={18} />} onClick={() => onOpen('message')}>
            {text.message}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item color="red" leftSection={<Icon name="block" size={18} />} onClick={() => onOpen('suspend')}>
          {person.suspension ? text.change : text.suspend}
        </Menu.Item>
        <Menu.Item color="red" leftSection={<Icon name="trash" size={18} />} onClick={() => onOpen('erase')}>
          {text.erase}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
