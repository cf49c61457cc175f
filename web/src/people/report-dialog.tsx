import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { ReportMessageDocument } from 'parley/client'
import { useState } from 'react'
import { Dialog } from '../act/dialog.tsx'
import { Problem } from '../act/problem.tsx'
import { useAct } from '../act/use-act.ts'
import { useChat } from '../chat/chat-context.ts'
import { useText } from '../text/text.tsx'

/** Code points that a reason may have. */
const longest = 1_000

/** Tells the admins of a message. */
export const ReportDialog = ({ messageId, onClose }: { messageId: string; onClose(): void }) => {
  const text = useText()
  const { client } = useChat()
  const { act, isBusy, problem } = useAct()
  const [reason, setReason] = useState('')
  const [isDone, setIsDone] = useState(false)
  const report = () => act(() => client.ask(ReportMessageDocument, { messageId, reason: reason.trim() }))
  if (isDone)
    return (
      <Dialog title={text.people.reportTitle} onClose={onClose}>
        <Stack>
          <Text role="status">{text.people.reported}</Text>
          <Group justify="flex-end">
            <Button onClick={onClose} data-autofocus>
              {text.close}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    )
  return (
    <Dialog title={text.people.reportTitle} onClose={onClose}>
      <form
        onSubmit={(submitted) => {
          submitted.preventDefault()
          void report().then(setIsDone)
        }}
      >
        <Stack>
          <Textarea
            label={text.people.reason}
            description={text.people.reasonHint}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
            maxLength={longest}
            minRows={3}
            autosize
            data-autofocus
          />
          <Problem says={problem} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {text.cancel}
            </Button>
            <Button type="submit" loading={isBusy} disabled={reason.trim() === ''}>
              {text.people.report}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
