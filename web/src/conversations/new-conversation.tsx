import { SegmentedControl, Stack } from '@mantine/core'
import { OpenConversationDocument } from 'parley/client'
import { useState } from 'react'
import { Dialog } from '../act/dialog.tsx'
import { Problem } from '../act/problem.tsx'
import { useAct } from '../act/use-act.ts'
import { useChat } from '../chat/chat-context.ts'
import { NewGroup } from '../groups/new-group.tsx'
import { PeoplePicker } from '../people/people-picker.tsx'
import { go } from '../route/route.ts'
import { useText } from '../text/text.tsx'

/** Begins a conversation: with a person, or a group. */
export const NewConversation = ({ onClose }: { onClose(): void }) => {
  const { list } = useText()
  const [kind, setKind] = useState<'DIRECT' | 'GROUP'>('DIRECT')
  const open = (id: string): void => {
    onClose()
    go({ at: 'conversation', id })
  }
  return (
    <Dialog title={list.begin} size="md" onClose={onClose}>
      <Stack>
        <SegmentedControl
          aria-label={list.kind}
          value={kind}
          onChange={setKind}
          data={[
            { value: 'DIRECT', label: list.withPerson },
            { value: 'GROUP', label: list.withGroup },
          ]}
        />
        {kind === 'DIRECT' ? <WithPerson onOpen={open} /> : <NewGroup onOpen={open} />}
      </Stack>
    </Dialog>
  )
}

const WithPerson = ({ onOpen }: { onOpen(id: string): void }) => {
  const { client } = useChat()
  const { act, isBusy, problem } = useAct()
  const open = (userId: string) =>
    act(async () => {
      const { openConversation } = await client.ask(OpenConversationDocument, { userId })
      onOpen(openConversation.conversation.id)
    })
  return (
    <>
      <PeoplePicker isDisabled={isBusy} onChoose={({ id }) => void open(id)} />
      <Problem says={problem} />
    </>
  )
}
