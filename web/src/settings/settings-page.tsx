import { Stack } from '@mantine/core'
import { Pane } from '../shell/pane.tsx'
import { useText } from '../text/text.tsx'
import { Appearance } from './appearance.tsx'
import { AvailabilityChoice } from './availability-choice.tsx'
import { BlockedPeople } from './blocked-people.tsx'
import { Profile } from './profile.tsx'
import classes from './settings-page.module.css'
import { SignOut } from './sign-out.tsx'

/** Who one is, what others see of it, and how the page looks. */
export const SettingsPage = () => {
  const text = useText()
  return (
    <Pane isArea title={text.shell.settings}>
      <div className={classes.scroller}>
        <Stack className={classes.column} gap="md">
          <Profile />
          <AvailabilityChoice />
          <Appearance />
          <BlockedPeople />
          <SignOut />
        </Stack>
      </div>
    </Pane>
  )
}
