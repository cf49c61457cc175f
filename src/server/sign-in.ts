import type { Actor } from '../kernel/actor.ts'
import type { People } from '../user/known.ts'
import type { Authenticate } from './authentication.ts'

/** The person of a token, known from here on; null without a token. UNAUTHENTICATED where it isn't valid. */
export type SignIn = (token: string | null) => Promise<Actor | null>

export const createSignIn =
  (authenticate: Authenticate, people: Pick<People, 'meet'>): SignIn =>
  async (token) => {
    if (token === null) return null
    const found = authenticate(token)
    const actor = found instanceof Promise ? await found : found
    await people.meet(actor)
    return actor
  }
