/** The person who calls, as the token says. */
export interface Actor {
  id: string
  /** null: the token says nothing of it. */
  name: string | null
  role: 'USER' | 'ADMIN'
  /** When the token was issued, in seconds since 1970: a newer one renews the name. */
  issuedAt: number
  /** When it ends, likewise; null: it doesn't. */
  expiresAt: number | null
}
