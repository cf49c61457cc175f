import { useMemo, useState } from 'react'
import { dropToken, keepToken, takeToken } from './token.ts'

/** Why somebody is asked for a token again: `suspended` and `expired` as the server said, `otherPerson` for another one's token. */
export type Ended = { reason: 'suspended' | 'expired' | 'refused' | 'otherPerson'; detail: string | null }

export interface Session {
  token: string | null
  /** Counts sign-ins, so that what one person had loaded goes with them. */
  startedAt: number
  ended: Ended | null
  signIn(token: string): void
  signOut(ended?: Ended): void
}

export const useSession = (): Session => {
  const [state, setState] = useState(() => ({ token: takeToken(), startedAt: 0, ended: null as Ended | null }))
  return useMemo(
    () => ({
      ...state,
      signIn: (token) => {
        keepToken(token)
        setState(({ startedAt }) => ({ token, startedAt: startedAt + 1, ended: null }))
      },
      signOut: (ended) => {
        dropToken()
        setState(({ startedAt }) => ({ token: null, startedAt: startedAt + 1, ended: ended ?? null }))
      },
    }),
    [state],
  )
}
