import { Menu } from '@mantine/core'
import { SetAvailabilityDocument } from 'parley/client'
import { useState } from 'react'
import { Problem } from '../act/problem.tsx'
import { useAct } from '../act/use-act.ts'
import { useChat } from '../chat/chat-context.ts'
import { useStatus } from '../live/use-live.ts'
import { useText } from '../text/text.tsx'
import classes from './presence-dot.module.css'

export const availabilities = ['ONLINE', 'AWAY', 'DO_NOT_DISTURB', 'INVISIBLE'] as const
export type Availability = (typeof availabilities)[number]

/** Chooses what others see of one; until the server has said so, it is shown as it is wanted. */
export const useAvailability = () => {
  const { client, live, viewer } = useChat()
  const { act, problem } = useAct()
  const [wanted, setWanted] = useState<Availability | null>(null)
  const chosen = useStatus(viewer.id)?.availability ?? 'ONLINE'
  const choose = async (availability: Availability): Promise<void> => {
    setWanted(availability)
    await act(async () => {
      const { setAvailability } = await client.ask(SetAvailabilityDocument, { availability })
      live.presence.set([setAvailability.user.status])
    })
    setWanted(null)
  }
  return { chosen: wanted ?? chosen, choose, problem }
}

/** In a menu: what one can be seen as, with a tick at what it is. */
export const AvailabilityItems = () => {
  const { people } = useText()
  const { chosen, choose, problem } = useAvailability()
  return (
    <>
      <Menu.RadioGroup value={chosen} onChange={(value) => void choose(value as Availability)}>
        {availabilities.map((availability) => (
          <Menu.RadioItem
            key={availability}
            value={availability}
            rightSection={<span className={classes.sample} data-availability={availability} />}
          >
            {people.availability[availability]}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <Problem says={problem} />
    </>
  )
}
