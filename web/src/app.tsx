import { useSession } from './session/session.ts'
import { SignIn } from './session/sign-in.tsx'
import { SignedIn } from './session/signed-in.tsx'

/** Who has no token is asked for one; each person gets a chat of their own, with nothing of another's in it. */
export const App = () => {
  const session = useSession()
  return session.token === null ? (
    <SignIn session={session} />
  ) : (
    <SignedIn key={session.startedAt} token={session.token} session={session} />
  )
}
