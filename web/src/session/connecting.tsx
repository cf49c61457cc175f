import { Button, Center, Loader, Stack, Text } from '@mantine/core'
import type { ConnectionState, Watched } from 'parley/client'
import { useWatched } from '../chat/chat-context.ts'
import { useText } from '../text/text.tsx'

/** Until the server has said who one is. */
export const Connecting = ({ connection, onGiveUp }: { connection: Watched<ConnectionState>; onGiveUp(): void }) => {
  const text = useText()
  const isAway = useWatched(connection).status === 'away'
  return (
    <Center h="100%" p="md" component="main">
      <Stack align="center" maw={360} ta="center">
        <Loader type="dots" size="lg" aria-hidden="true" />
        <Text role="status" c="dimmed">
          {isAway ? text.session.unreachable : text.connecting}
        </Text>
        {isAway && (
          <Button variant="subtle" onClick={onGiveUp}>
            {text.session.anotherToken}
          </Button>
        )}
      </Stack>
    </Center>
  )
}
