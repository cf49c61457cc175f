import { Divider, Stack, Text, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useText } from '../text/text.tsx'
import { demoPeople, type DemoPerson } from './demo.ts'
import { EndedNote } from './ended-note.tsx'
import { LanguagePicker } from './language-picker.tsx'
import { PeoplePicker } from './people-picker.tsx'
import type { Session } from './session.ts'
import classes from './sign-in.module.css'
import { TokenForm } from './token-form.tsx'

/** On one's own machine: who to be. Elsewhere: the token that the shop's own sign-in gives. */
export const SignIn = ({ session: { ended, signIn } }: { session: Session }) => {
  const text = useText()
  const people = useDemoPeople()
  // A moment, in which a form would come and then jump.
  if (!people) return null
  const isDemo = people.length > 0
  return (
    <div className={classes.scroller}>
      <div className={classes.page}>
        <main className={classes.card}>
          <Stack gap="lg">
            <div className={classes.brand}>
              <img src="/icon.svg" alt="" width={44} height={44} />
              <Title order={1} size="h2">
                Parley
              </Title>
            </div>
            {ended && <EndedNote ended={ended} />}
            {isDemo ? (
              <>
                <Text>{text.pickPerson}</Text>
                <PeoplePicker people={people} onPick={({ token }) => signIn(token)} />
                <Text size="sm" c="dimmed">
                  {text.pickHint}
                </Text>
                <Divider label={text.session.or} />
              </>
            ) : (
              <Text>{text.session.welcome}</Text>
            )}
            <TokenForm onToken={signIn} isFirst={!isDemo} />
          </Stack>
        </main>
        <LanguagePicker />
      </div>
    </div>
  )
}

/** null until it is known. */
const useDemoPeople = (): DemoPerson[] | null => {
  const [people, setPeople] = useState<DemoPerson[] | null>(null)
  useEffect(() => {
    demoPeople().then(setPeople, () => setPeople([]))
  }, [])
  return people
}
