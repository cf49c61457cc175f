import { ActionIcon, FileButton } from '@mantine/core'
import { Icon } from '../../shell/icon.tsx'
import { useText } from '../../text/text.tsx'

/** Asks for files. */
export const AttachButton = ({ onFiles }: { onFiles(files: readonly File[]): void }) => {
  const text = useText()
  return (
    <FileButton multiple onChange={onFiles}>
      {(props) => (
        <ActionIcon
          {...props}
          variant="subtle"
          color="gray"
          size={38}
          radius="xl"
          aria-label={text.conversation.attach}
        >
          <Icon name="attach" />
        </ActionIcon>
      )}
    </FileButton>
  )
}
