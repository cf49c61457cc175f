import jwt from 'jsonwebtoken'
import { testTokens, type Chat } from './chat.ts'
import { createPerson, type Person } from './person.ts'

/** Seconds since 1970, as tokens count. */
export const inSeconds = (more = 0): number => Math.floor(Date.now() / 1000) + more

/** A token with these claims, as somebody else's sign-in would make it. */
export const tokenWith = (claims: object, options: jwt.SignOptions & { secret?: string } = {}): string => {
  const { secret = testTokens.secret, ...rest } = options
  return jwt.sign(claims, secret, { algorithm: 'HS256', ...rest })
}

/** Who comes with this token. Nothing is asked yet. */
export const bearerOf = (chat: Pick<Chat, 'url'>, token: string, id = ''): Person => createPerson(chat.url, id, token)
