import { Button, Group, Text } from '@mantine/core'
import { DeleteMessageDocument } from 'parley/client'
import { Dialog } from '../../act/dialog.tsx'
import { Problem } from '../../act/problem.tsx'
import { useAct } from '../../act/use-act.ts'
import { useChat } from '../../chat/chat-context.ts'
import { useText } from '../../text/text.tsx'
import type { Message } from '../history/stretch.ts'

interface DeleteDialogProps {
  message: Message
  onDeleted(message: Message): void
  onClose(): void
}

/** There is no way back, so it asks. */
export const DeleteDialog = ({ message, onDeleted, onClose }: DeleteDialogProps) => {
  const { actions: text } = useText().conversation
  const { client } = useChat()
  const { act, isBusy, problem } = useAct()
  const remove = async (): Promise<void> => {
    const done = await act(async () =>
      onDeleted((await client.ask(DeleteMessageDocument, { messageId: message.id })).deleteMessage.message),
    )
    if (done) onClose()
  }
  return (
    <Dialog title={text.removeTitle} onClose={onClose}>
      <Text>{text.removeAsk}</Text>
      <Problem says={problem} />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {text.keep}
        </Button>
        <Button color="red" loading={isBusy} onClick={() => void remove()} data-autofocus>
          {text.remove}
        </Button>
      </Group>
    </Dialog>
  )
}
