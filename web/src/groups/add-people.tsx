import { Button, Group, Stack, Title } from '@mantine/core'
import { AddMembersDocument, type ConversationFieldsFragment, type UserFieldsFragment } from 'parley/client'
import { useMemo, useState } from 'react'
import { Problem } from '../act/problem.tsx'
import { useAct } from '../act/use-act.ts'
import { useChat } from '../chat/chat-context.ts'
import { ChosenPeople } from '../people/chosen-people.tsx'
import { PeoplePicker } from '../people/people-picker.tsx'
import { toggled } from '../people/toggled.ts'
import { useText } from '../text/text.tsx'
import { mostMembers } from './limits.ts'

/** Chooses people who aren't in a group yet, and puts them into it. */
export const AddPeople = ({ conversation, onDone }: { conversation: ConversationFieldsFragment; onDone(): void }) => {
  const text = useText()
  const { client } = useChat()
  const { act, isBusy, problem } = useAct()
  const [chosen, setChosen] = useState<readonly UserFieldsFragment[]>([])
  const { id: conversationId, members } = conversation
  const without = useMemo(() => new Set(members.map(({ user }) => user.id)), [members])
  const add = () =>
    act(() => client.ask(AddMembersDocument, { conversationId, userIds: chosen.map(({ id }) => id) })).then(
      (done) => done && onDone(),
    )
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {text.groups.addPeople}
      </Title>
      <ChosenPeople people={chosen} onRemove={(id) => setChosen(chosen.filter((user) => user.id !== id))} />
      <PeoplePicker
        chosen={chosen}
        without={without}
        isDisabled={isBusy}
        onChoose={(user) => setChosen(toggled(chosen, user, mostMembers - members.length))}
      />
      <Problem says={problem} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          {text.cancel}
        </Button>
        <Button loading={isBusy} disabled={chosen.length === 0} onClick={() => void add()}>
          {text.groups.add}
        </Button>
      </Group>
    </Stack>
  )
}
