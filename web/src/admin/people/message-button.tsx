import { ActionIcon, Button } from '@mantine/core'
import { Icon } from '../../shell/icon.tsx'
import { useAdminText } from '../use-admin-text.ts'

/** With its word where there is room for it. */
export const MessageButton = ({ name, onClick }: { name: string; onClick(): void }) => {
  const { people: text } = useAdminText()
  const props = { variant: 'light', 'aria-label': text.messageNamed(name), onClick } as const
  return (
    <>
      <Button {...props} visibleFrom="sm" leftSection={<Icon name="chat" size={18} />}>
        {text.message}
      </Button>
      <ActionIcon {...props} hiddenFrom="sm" size={36}>
        <Icon name="chat" size={20} />
      </ActionIcon>
    </>
  )
}
