import { Button, Group, Text, Title } from '@mantine/core'
import { UpdateProfileDocument } from 'parley/client'
import { Problem } from '../act/problem.tsx'
import { useAct } from '../act/use-act.ts'
import { useChat } from '../chat/chat-context.ts'
import { Avatar } from '../people/avatar.tsx'
import { PictureButton } from '../people/picture-button.tsx'
import { useText } from '../text/text.tsx'
import { Section } from './section.tsx'

/** The name is the sign-in's to change; the picture is one's own. */
export const Profile = () => {
  const { settings } = useText()
  const { client, viewer } = useChat()
  const { act, isBusy, problem } = useAct()
  const use = (avatarId: string | null) => client.ask(UpdateProfileDocument, { input: { avatarId } })
  return (
    <Section title={settings.profile}>
      <Group mt="sm" gap="lg">
        <PictureButton label={settings.changePicture} onPicture={use}>
          <Avatar id={viewer.id} name={viewer.name} url={viewer.avatarUrl} size={88} />
        </PictureButton>
        <div style={{ minWidth: 0, flex: 1 }}>
          <Title order={3} size="h4" style={{ overflowWrap: 'anywhere' }}>
            {viewer.name}
          </Title>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {settings.signedInAs(viewer.id, viewer.role === 'ADMIN')}
          </Text>
          {viewer.avatarUrl && (
            <Button mt="xs" size="xs" variant="default" loading={isBusy} onClick={() => void act(() => use(null))}>
              {settings.removePicture}
            </Button>
          )}
        </div>
      </Group>
      <Problem says={problem} />
    </Section>
  )
}
