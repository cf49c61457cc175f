import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '../../act/dialog.tsx'
import { newId } from '../../act/new-id.ts'
import { Problem } from '../../act/problem.tsx'
import { useAct } from '../../act/use-act.ts'
import { useChat } from '../../chat/chat-context.ts'
import { LengthHint, lengthOf, mostCharacters } from '../../conversation/composer/length-hint.tsx'
import { SendAdminMessageDocument, type PersonForAdminsFragment } from '../../generated/admin-documents.ts'
import { go } from '../../route/route.ts'
import { useText } from '../../text/text.tsx'
import { clientIdOf } from '../client-id.ts'
import { useAdminText } from '../use-admin-text.ts'

interface MessageDialogProps {
  person: PersonForAdminsFragment
  onClose(): void
}

/** A message as an admin's; the conversation with the person is then open. */
export const MessageDialog = ({ person, onClose }: MessageDialogProps) => {
  const { cancel, send } = useText()
  const { people: text } = useAdminText()
  const { client } = useChat()
  const { act, isBusy, problem } = useAct()
  const [said, setSaid] = useState('')
  const [ids] = useState(() => clientIdOf(newId))
  const left = mostCharacters - lengthOf(said.trim())
  const sendIt = async (): Promise<void> => {
    const input = { recipientId: person.id, text: said.trim() }
    await act(async () => {
      const { sendAdminMessage } = await client.ask(SendAdminMessageDocument, {
        input: { ...input, clientId: ids(input) },
      })
      go({ at: 'conversation', id: sendAdminMessage.message.conversation.id })
    })
  }
  return (
    <Dialog title={text.messageTitle(person.name)} size="md" onClose={onClose}>
      <form
        onSubmit={(submitted) => {
          submitted.preventDefault()
          void sendIt()
        }}
      >
        <Stack>
          <Textarea
            label={text.messageText}
            description={text.messageHint}
            value={said}
            onChange={({ currentTarget }) => setSaid(currentTarget.value)}
            minRows={3}
            maxRows={10}
            autosize
            data-autofocus
          />
          <Problem says={problem} />
          <Group justify="flex-end">
            <LengthHint left={left} />
            <Button variant="default" onClick={onClose}>
              {cancel}
            </Button>
            <Button type="submit" loading={isBusy} disabled={said.trim() === '' || left < 0}>
              {send}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
