import { Button, Group, TextInput } from '@mantine/core'
import { CreateGroupDocument, type UserFieldsFragment } from 'parley/client'
import { useRef, useState } from 'react'
import { newId } from '../act/new-id.ts'
import { Problem } from '../act/problem.tsx'
import { useAct } from '../act/use-act.ts'
import { useChat } from '../chat/chat-context.ts'
import { ChosenPeople } from '../people/chosen-people.tsx'
import { PeoplePicker } from '../people/people-picker.tsx'
import { toggled } from '../people/toggled.ts'
import { useText } from '../text/text.tsx'
import { longestTitle, mostMembers } from './limits.ts'

/** A group's title and people. */
export const NewGroup = ({ onOpen }: { onOpen(id: string): void }) => {
  const { groups } = useText()
  const { client } = useChat()
  const { act, isBusy, problem } = useAct()
  const [title, setTitle] = useState('')
  const [chosen, setChosen] = useState<readonly UserFieldsFragment[]>([])
  const named = useRef({ as: '', clientId: '' })
  const create = () =>
    act(async () => {
      const asked = { title: title.trim(), memberIds: chosen.map(({ id }) => id) }
      // The same again is the same group: trying it once more never makes a second one.
      const as = JSON.stringify(asked)
      if (named.current.as !== as) named.current = { as, clientId: newId() }
      const { clientId } = named.current
      const { createGroup } = await client.ask(CreateGroupDocument, { input: { ...asked, clientId } })
      onOpen(createGroup.conversation.id)
    })
  return (
    <form
      onSubmit={(submitted) => {
        submitted.preventDefault()
        if (title.trim()) void create()
      }}
    >
      <TextInput
        label={groups.title}
        value={title}
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        maxLength={longestTitle}
        mb="sm"
        autoComplete="off"
        required
      />
      <ChosenPeople people={chosen} onRemove={(id) => setChosen(chosen.filter((user) => user.id !== id))} />
      <PeoplePicker
        chosen={chosen}
        isDisabled={isBusy}
        onChoose={(user) => setChosen(toggled(chosen, user, mostMembers - 1))}
      />
      <Problem says={problem} />
      <Group justify="flex-end" mt="sm">
        <Button type="submit" loading={isBusy} disabled={!title.trim()}>
          {groups.create}
        </Button>
      </Group>
    </form>
  )
}
