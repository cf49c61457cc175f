import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '../../act/dialog.tsx'
import { Problem } from '../../act/problem.tsx'
import { useAct } from '../../act/use-act.ts'
import { useChat } from '../../chat/chat-context.ts'
import { SuspendUserDocument, type PersonForAdminsFragment } from '../../generated/admin-documents.ts'
import { useText } from '../../text/text.tsx'
import { longestReason } from '../limits.ts'
import { firstUntil, isPast, untilOf } from '../until.ts'
import { UntilFields } from '../until-fields.tsx'
import { useAdminText } from '../use-admin-text.ts'

interface SuspendDialogProps {
  person: PersonForAdminsFragment
  onDone(person: PersonForAdminsFragment): void
  onClose(): void
}

/** Until when, and why; what is given is what the person is told. */
export const SuspendDialog = ({ person, onDone, onClose }: SuspendDialogProps) => {
  const { cancel } = useText()
  const { people: text } = useAdminText()
  const { client } = useChat()
  const { act, isBusy, problem } = useAct()
  const [until, setUntil] = useState(firstUntil)
  const [reason, setReason] = useState(person.suspension?.reason ?? '')
  const suspend = async (): Promise<void> => {
    const isDone = await act(async () => {
      const variables = { userId: person.id, until: untilOf(until, new Date()), reason: reason.trim() }
      onDone((await client.ask(SuspendUserDocument, variables)).suspendUser.user)
    })
    if (isDone) onClose()
  }
  return (
    <Dialog title={text.suspendTitle(person.name)} size="md" onClose={onClose}>
      <form
        onSubmit={(submitted) => {
          submitted.preventDefault()
          void suspend()
        }}
      >
        <Stack>
          <Text>{text.suspendSays}</Text>
          <UntilFields until={until} onChange={setUntil} />
          <Textarea
            label={text.reason}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
            maxLength={longestReason}
            minRows={2}
            autosize
            data-autofocus
          />
          <Problem says={problem} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {cancel}
            </Button>
            <Button type="submit" color="red" loading={isBusy} disabled={reason.trim() === '' || isPast(until)}>
              {text.suspendAct}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
