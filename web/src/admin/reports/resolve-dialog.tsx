import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { ParleyError } from 'parley/client'
import { useState } from 'react'
import { Dialog } from '../../act/dialog.tsx'
import { Problem } from '../../act/problem.tsx'
import { useAct } from '../../act/use-act.ts'
import { useChat } from '../../chat/chat-context.ts'
import { nameOf } from '../../conversation/message/summary.ts'
import { ResolveReportDocument, type ReportAction, type ReportFieldsFragment } from '../../generated/admin-documents.ts'
import { useText } from '../../text/text.tsx'
import { longestReason } from '../limits.ts'
import { firstUntil, isPast, untilOf } from '../until.ts'
import { UntilFields } from '../until-fields.tsx'
import { useAdminText } from '../use-admin-text.ts'

interface ResolveDialogProps {
  report: ReportFieldsFragment
  action: ReportAction
  onDecided(): void
  onTooLate(): void
  onClose(): void
}

/** What is about to be done, with a note; Enter in the note does it. */
export const ResolveDialog = ({ report, action, onDecided, onTooLate, onClose }: ResolveDialogProps) => {
  const texts = useText()
  const { reports: text } = useAdminText()
  const { client } = useChat()
  const { act, isBusy, problem } = useAct()
  const [note, setNote] = useState('')
  const [until, setUntil] = useState(firstUntil)
  const isSuspending = action === 'SUSPEND_SENDER'
  const says = {
    DISMISS: [text.dismissTitle, text.dismissSays, text.dismiss],
    DELETE_MESSAGE: [text.deleteTitle, text.deleteSays, text.deleteMessage],
    SUSPEND_SENDER: [text.suspendTitle(nameOf(texts, report.message.sender)), text.suspendSays, text.suspendSender],
  } as const
  const [title, means, does] = says[action]
  const canResolve = !isSuspending || !isPast(until)
  const resolve = async (): Promise<void> => {
    if (!canResolve || isBusy) return
    let isTooLate = false
    const isDone = await act(async () => {
      try {
        await client.ask(ResolveReportDocument, {
          reportId: report.id,
          action,
          ...(note.trim() && { note: note.trim() }),
          ...(isSuspending && { suspendUntil: untilOf(until, new Date()) }),
        })
      } catch (error) {
        isTooLate = error instanceof ParleyError && error.code === 'CONFLICT' && error.argument === 'reportId'
        if (!isTooLate) throw error
      }
    })
    if (isTooLate) onTooLate()
    else if (isDone) onDecided()
  }
  return (
    <Dialog title={title} size="md" onClose={onClose}>
      <form
        onSubmit={(submitted) => {
          submitted.preventDefault()
          void resolve()
        }}
      >
        <Stack>
          <Text>{means}</Text>
          {isSuspending && <UntilFields until={until} onChange={setUntil} />}
          <Textarea
            label={isSuspending ? text.suspendNote : text.note}
            description={isSuspending ? text.suspendNoteHint : null}
            value={note}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
              event.preventDefault()
              void resolve()
            }}
            maxLength={longestReason}
            minRows={2}
            autosize
            data-autofocus
          />
          <Problem says={problem} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {texts.cancel}
            </Button>
            <Button
              type="submit"
              color={action === 'DISMISS' ? undefined : 'red'}
              loading={isBusy}
              disabled={!canResolve}
            >
              {does}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
