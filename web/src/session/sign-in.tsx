import { Alert, Button, Center, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useText } from '../text/text.tsx'
import { demoPeople, type DemoPerson } from './demo.ts'
import type { Session } from './session.ts'

/** On one's own machine: who to be. Elsewhere: the token that the shop's own sign-in gives. */
export const SignIn = ({ session }: { session: Session }) => {
  const text = useText()
  const [people, setPeople] = useState<DemoPerson[]>([])
  const [token, setToken] = useState('')
  useEffect(() => {
    demoPeople().then(setPeople, () => {})
  }, [])
  const { ended, signIn } = session
  const looksLikeOne = /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token.trim())
  return (
    <Center h="100%" p="md" component="main">
      <Paper withBorder p="xl" w="100%" maw={420}>
        <Stack>
          <Title order={1} size="h2">
            Parley
          </Title>
          {ended && (
            <Alert color="red" role="alert" title={text.ended[ended.reason]}>
              {ended.detail}
            </Alert>
          )}
          {people.length > 0 && (
            <>
              <Text>{text.pickPerson}</Text>
              {people.map((person) => (
                <Button key={person.id} variant="default" onClick={() => signIn(person.token)}>
                  {person.role === 'ADMIN' ? text.adminNamed(person.name) : person.name}
                </Button>
              ))}
              <Text size="sm">{text.pickHint}</Text>
            </>
          )}
          <form
            onSubmit={(submitted) => {
              submitted.preventDefault()
              if (looksLikeOne) signIn(token.trim())
            }}
          >
            <Stack>
              <PasswordInput
                label={text.token}
                description={text.tokenHint}
                value={token}
                onChange={({ currentTarget }) => setToken(currentTarget.value)}
                error={token !== '' && !looksLikeOne ? text.notAToken : null}
                autoComplete="off"
              />
              <Button type="submit" disabled={!looksLikeOne}>
                {text.signIn}
              </Button>
            </Stack>
          </form>
        </Stack>
      </Paper>
    </Center>
  )
}
