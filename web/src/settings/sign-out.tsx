import { Button } from '@mantine/core'
import { Icon } from '../shell/icon.tsx'
import { useText } from '../text/text.tsx'
import { Section } from './section.tsx'
import { useSignOut } from './use-sign-out.ts'

export const SignOut = () => {
  const text = useText()
  const signOut = useSignOut()
  return (
    <Section title={text.signOut} says={text.settings.signOutSays}>
      <Button variant="light" color="red" leftSection={<Icon name="leave" size={18} />} onClick={signOut}>
        {text.signOut}
      </Button>
    </Section>
  )
}
