import { ActionIcon, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { UpdateGroupDocument, type ConversationFieldsFragment } from 'parley/client'
import { useState } from 'react'
import { Problem } from '../act/problem.tsx'
import { useAct } from '../act/use-act.ts'
import { useChat } from '../chat/chat-context.ts'
import { ConversationAvatar } from '../conversations/conversation-avatar.tsx'
import { titleOf } from '../conversations/title.ts'
import { PictureButton } from '../people/picture-button.tsx'
import { Icon } from '../shell/icon.tsx'
import { useText } from '../text/text.tsx'
import { longestTitle } from './limits.ts'

/** A group's picture and title, which any member may change. */
export const GroupHead = ({ conversation }: { conversation: ConversationFieldsFragment }) => {
  const text = useText()
  const { client } = useChat()
  const { act, isBusy, problem } = useAct()
  const [written, setWritten] = useState<string | null>(null)
  const { id: conversationId, members } = conversation
  const rename = (title: string) =>
    act(() => client.ask(UpdateGroupDocument, { input: { conversationId, title } })).then(
      (done) => done && setWritten(null),
    )
  return (
    <Stack align="center" gap="xs">
      <PictureButton
        label={text.groups.changePicture}
        onPicture={(avatarId) => client.ask(UpdateGroupDocument, { input: { conversationId, avatarId } })}
      >
        <ConversationAvatar conversation={conversation} size={96} />
      </PictureButton>
      {written === null ? (
        <Group gap={4} justify="center" wrap="nowrap">
          <Title order={3} size="h4" ta="center" style={{ overflowWrap: 'anywhere' }}>
            {titleOf(text, conversation)}
          </Title>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={text.groups.rename}
            onClick={() => setWritten(titleOf(text, conversation))}
          >
            <Icon name="edit" size={18} />
          </ActionIcon>
        </Group>
      ) : (
        <form
          style={{ width: '100%' }}
          onSubmit={(submitted) => {
            submitted.preventDefault()
            if (written.trim()) void rename(written.trim())
          }}
        >
          <TextInput
            label={text.groups.title}
            value={written}
            onChange={({ currentTarget }) => setWritten(currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return
              // It ends the renaming, and not what it is in.
              event.stopPropagation()
              setWritten(null)
            }}
            maxLength={longestTitle}
            autoComplete="off"
            autoFocus
          />
          <Group justify="flex-end" mt="xs" gap="xs">
            <Button size="xs" variant="default" onClick={() => setWritten(null)}>
              {text.cancel}
            </Button>
            <Button size="xs" type="submit" loading={isBusy} disabled={!written.trim()}>
              {text.save}
            </Button>
          </Group>
        </form>
      )}
      <Text c="dimmed" size="sm">
        {text.groups.members(members.length)}
      </Text>
      <Problem says={problem} />
    </Stack>
  )
}
