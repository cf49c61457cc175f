import { createSecretKey } from 'node:crypto'
import jwt from 'jsonwebtoken'

/** A token's person. Throws where it isn't valid. The KeyObject makes a check cheap. */
export const createVerify = (secret: string): ((token: string) => string) => {
  const key = createSecretKey(Buffer.from(secret))
  return (token) => jwt.verify(token, key, { algorithms: ['HS256'] }).sub as string
}
