import { Button, PasswordInput, Stack } from '@mantine/core'
import { useState } from 'react'
import { useText } from '../text/text.tsx'
import { looksLikeToken } from './token.ts'

/** For a token that a shop's own sign-in gave. */
export const TokenForm = ({ onToken, isFirst }: { onToken(token: string): void; isFirst: boolean }) => {
  const text = useText()
  const [written, setWritten] = useState('')
  const [wasAsked, setWasAsked] = useState(false)
  const token = written.trim()
  return (
    <form
      onSubmit={(submitted) => {
        submitted.preventDefault()
        setWasAsked(true)
        if (looksLikeToken(token)) onToken(token)
      }}
    >
      <Stack gap="sm">
        <PasswordInput
          label={text.token}
          description={text.tokenHint}
          placeholder="eyJ…"
          value={written}
          onChange={({ currentTarget }) => {
            setWritten(currentTarget.value)
            setWasAsked(false)
          }}
          error={wasAsked && !looksLikeToken(token) ? text.notAToken : null}
          autoComplete="off"
          spellCheck={false}
          visibilityToggleButtonProps={{ 'aria-label': text.session.showToken }}
        />
        <Button type="submit" variant={isFirst ? 'filled' : 'default'}>
          {text.signIn}
        </Button>
      </Stack>
    </form>
  )
}
