import { Button, Text, Title } from '@mantine/core'
import { JoinRoomDocument, LeaveRoomDocument, type RoomFieldsFragment } from 'parley/client'
import { Problem } from '../act/problem.tsx'
import { useAct } from '../act/use-act.ts'
import { useChat } from '../chat/chat-context.ts'
import { colourOf } from '../people/colour.ts'
import { Icon } from '../shell/icon.tsx'
import { useText } from '../text/text.tsx'
import classes from './rooms-page.module.css'

/** A room, to come into or to leave. */
export const RoomItem = ({ room }: { room: RoomFieldsFragment }) => {
  const { rooms } = useText()
  const { client } = useChat()
  const { act, isBusy, problem } = useAct()
  const { id: roomId, name, description, memberCount, isMember } = room
  const change = (): Promise<unknown> =>
    isMember ? client.ask(LeaveRoomDocument, { roomId }) : client.ask(JoinRoomDocument, { roomId })
  return (
    <li className={classes.room}>
      <span className={classes.sign} style={{ backgroundColor: colourOf(roomId) }} aria-hidden="true">
        <Icon name="room" size={22} />
      </span>
      <div className={classes.lines}>
        <Title order={2} size="h5">
          {name}
        </Title>
        {description && <Text size="sm">{description}</Text>}
        <Text size="sm" c="dimmed">
          {rooms.members(memberCount)}
        </Text>
        <Problem says={problem} />
      </div>
      <Button
        variant={isMember ? 'default' : 'filled'}
        loading={isBusy}
        aria-label={isMember ? rooms.leaveNamed(name) : rooms.joinNamed(name)}
        onClick={() => void act(change)}
      >
        {isMember ? rooms.leave : rooms.join}
      </Button>
    </li>
  )
}
