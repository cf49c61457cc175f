import { signIn } from './session.ts'

export const SignIn = ({ problem }: { problem?: string }) => (
  <form action={(form) => signIn((form.get('token') as string).trim())}>
    {problem && <p role="alert">{problem}</p>}
    <label>
      Token <input name="token" autoComplete="off" required />
    </label>{' '}
    <button>Sign in</button>
    <p>A start of the server prints tokens for Ann and Bob.</p>
  </form>
)
