import { Button, Group, List, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '../../act/dialog.tsx'
import { Problem } from '../../act/problem.tsx'
import { useAct } from '../../act/use-act.ts'
import { useChat } from '../../chat/chat-context.ts'
import { EraseUserDocument, type PersonForAdminsFragment } from '../../generated/admin-documents.ts'
import { useText } from '../../text/text.tsx'
import { useAdminText } from '../use-admin-text.ts'

interface EraseDialogProps {
  person: PersonForAdminsFragment
  onDone(person: PersonForAdminsFragment): void
  onClose(): void
}

/** Names are compared as one reads them. */
const asRead = (name: string): string => name.normalize('NFC').replaceAll(/\s+/g, ' ').trim()

/** Says exactly what goes and what stays, and wants the name typed: there is no way back. */
export const EraseDialog = ({ person, onDone, onClose }: EraseDialogProps) => {
  const { cancel } = useText()
  const { people: text } = useAdminText()
  const { client } = useChat()
  const { act, isBusy, problem } = useAct()
  const [typed, setTyped] = useState('')
  const isNamed = asRead(typed) === asRead(person.name)
  const erase = async (): Promise<void> => {
    if (!isNamed) return
    const isDone = await act(async () => {
      onDone((await client.ask(EraseUserDocument, { userId: person.id })).eraseUser.user)
    })
    if (isDone) onClose()
  }
  return (
    <Dialog title={text.eraseTitle(person.name)} size="md" onClose={onClose}>
      <form
        onSubmit={(submitted) => {
          submitted.preventDefault()
          void erase()
        }}
      >
        <Stack>
          <Text>{text.eraseSays}</Text>
          <Listed title={text.goes} items={text.goesList} />
          <Listed title={text.stays} items={text.staysList} />
          <TextInput
            label={text.typeName(asRead(person.name))}
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            autoComplete="off"
            data-autofocus
          />
          <Problem says={problem} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {cancel}
            </Button>
            <Button type="submit" color="red" loading={isBusy} disabled={!isNamed}>
              {text.eraseAct}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

const Listed = ({ title, items }: { title: string; items: readonly string[] }) => (
  <div>
    <Text fw={600}>{title}</Text>
    <List size="sm" spacing={2}>
      {items.map((item) => (
        <List.Item key={item}>{item}</List.Item>
      ))}
    </List>
  </div>
)
