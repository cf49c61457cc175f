import { useEffect, useState } from 'react'
import { dropToken, keepToken, keptToken, takeHandedOver } from './token.ts'

/** Why somebody is asked for a token again. */
export type Ended =
  | { reason: 'expired' | 'refused' | 'erased' }
  /** Until when, null for no end; and why, in an admin's words. */
  | { reason: 'suspended'; until: Date | null; why: string | null }

export interface Session {
  token: string | null
  /** Counts sign-ins, so that what one person had loaded goes with them. */
  startedAt: number
  ended: Ended | null
  signIn(token: string): void
  signOut(ended?: Ended): void
}

export const useSession = (): Session => {
  const [state, setState] = useState(() => ({ token: firstToken(), startedAt: 0, ended: null as Ended | null }))
  const [actions] = useState(() => ({
    signIn: (token: string) => {
      keepToken(token)
      setState(({ startedAt }) => ({ token, startedAt: startedAt + 1, ended: null }))
    },
    signOut: (ended: Ended | null = null) => {
      dropToken()
      setState(({ startedAt }) => ({ token: null, startedAt: startedAt + 1, ended }))
    },
  }))
  useEffect(() => {
    // Handed over to a page that is open already.
    const onHash = () => {
      const given = takeHandedOver()
      if (given !== null) actions.signIn(given)
    }
    window.addEventListener('hashchange', onHash)
    return () => window.removeEventListener('hashchange', onHash)
  }, [actions])
  return { ...state, ...actions }
}

const firstToken = (): string | null => {
  const given = takeHandedOver()
  if (given !== null) keepToken(given)
  return given ?? keptToken()
}
