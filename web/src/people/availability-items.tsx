import { Menu } from '@mantine/core'
import { SetAvailabilityDocument } from 'parley/client'
import { Problem } from '../act/problem.tsx'
import { useAct } from '../act/use-act.ts'
import { useChat } from '../chat/chat-context.ts'
import { useStatus } from '../live/use-live.ts'
import { Icon } from '../shell/icon.tsx'
import { useText } from '../text/text.tsx'
import classes from './presence-dot.module.css'

export const availabilities = ['ONLINE', 'AWAY', 'DO_NOT_DISTURB', 'INVISIBLE'] as const
export type Availability = (typeof availabilities)[number]

/** Chooses what others see of one. */
export const useAvailability = () => {
  const { client, live, viewer } = useChat()
  const { act, problem } = useAct()
  const chosen = useStatus(viewer.id)?.availability ?? 'ONLINE'
  const choose = (availability: Availability) =>
    act(async () => {
      const { setAvailability } = await client.ask(SetAvailabilityDocument, { availability })
      live.presence.set([setAvailability.user.status])
    })
  return { chosen, choose, problem }
}

/** In a menu: what one can be seen as, with a tick at what it is. */
export const AvailabilityItems = () => {
  const { people } = useText()
  const { chosen, choose, problem } = useAvailability()
  return (
    <>
      {availabilities.map((availability) => (
        <Menu.Item
          key={availability}
          role="menuitemradio"
          aria-checked={availability === chosen}
          leftSection={<span className={classes.sample} data-availability={availability} />}
          rightSection={availability === chosen ? <Icon name="check" size={16} /> : null}
          onClick={() => void choose(availability)}
        >
          {people.availability[availability]}
        </Menu.Item>
      ))}
      <Problem says={problem} />
    </>
  )
}
