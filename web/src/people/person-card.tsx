import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { OpenConversationDocument, UnblockUserDocument, type UserFieldsFragment } from 'parley/client'
import { useEffect } from 'react'
import { useQuery } from 'urql'
import { Dialog } from '../act/dialog.tsx'
import { Problem } from '../act/problem.tsx'
import { useAct } from '../act/use-act.ts'
import { useChat } from '../chat/chat-context.ts'
import { nameOf } from '../conversation/message/summary.ts'
import { PersonDocument } from '../generated/documents.ts'
import { useStatus } from '../live/use-live.ts'
import { go } from '../route/route.ts'
import { useDialogs } from '../shell/dialogs-context.ts'
import { Icon } from '../shell/icon.tsx'
import { useText } from '../text/text.tsx'
import { Avatar } from './avatar.tsx'
import { PresenceDot } from './presence-dot.tsx'
import { useStatusText } from './status-text.ts'

interface PersonCardProps {
  user: UserFieldsFragment
  /** A message of theirs, which can be reported. */
  messageId?: string | undefined
  onClose(): void
}

/** Who somebody is, whether they are there, and what one has to do with them. */
export const PersonCard = ({ user: known, messageId, onClose }: PersonCardProps) => {
  const text = useText()
  const { client, live, viewer } = useChat()
  const dialogs = useDialogs()
  const { act, isBusy, problem } = useAct()
  const { long } = useStatusText()
  const [{ data }] = useQuery({
    query: PersonDocument,
    variables: { id: known.id },
    requestPolicy: 'cache-and-network',
  })
  useEffect(() => {
    if (data?.user) live.presence.set([data.user.status])
  }, [data, live])
  const status = useStatus(known.id)
  const user = data?.user ?? { ...known, isBlocked: false }
  const isOther = user.id !== viewer.id && !user.isErased

  const write = () =>
    act(async () => {
      const { openConversation } = await client.ask(OpenConversationDocument, { userId: user.id })
      go({ at: 'conversation', id: openConversation.conversation.id })
      onClose()
    })
  return (
    <Dialog title={text.people.card} onClose={onClose}>
      <Stack align="center" gap="xs">
        <Avatar id={user.id} name={user.name} url={user.avatarUrl} size={96}>
          <PresenceDot userId={user.id} isSilent />
        </Avatar>
        <Title order={2} size="h3" ta="center" style={{ overflowWrap: 'anywhere' }}>
          {nameOf(text, user)}
        </Title>
        {status ? (
          <Text c="dimmed" size="sm">
            {long(status)}
          </Text>
        ) : (
          <Skeleton visible={!data} height={20} width={140} />
        )}
        {user.isBlocked && <Text size="sm">{text.people.youBlocked(user.name)}</Text>}
        <Problem says={problem} />
        {isOther && (
          <Group justify="center" mt="sm">
            {!user.isBlocked && (
              <Button leftSection={<Icon name="chat" size={18} />} loading={isBusy} onClick={() => void write()}>
                {text.people.write}
              </Button>
            )}
            {user.isBlocked ? (
              <Button
                variant="default"
                loading={isBusy}
                onClick={() => void act(() => client.ask(UnblockUserDocument, { userId: user.id }))}
              >
                {text.people.unblock}
              </Button>
            ) : (
              <Button variant="light" color="red" onClick={() => dialogs.open({ kind: 'block', user })}>
                {text.people.block}
              </Button>
            )}
            {messageId && (
              <Button variant="light" color="red" onClick={() => dialogs.open({ kind: 'report', messageId })}>
                {text.people.reportMessage}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </Dialog>
  )
}
