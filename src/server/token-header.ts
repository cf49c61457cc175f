import { refused } from './token-claims.ts'

/** What of a token's header counts. Where it says to find a key (`jku`, `jwk`, `x5u`, `x5c`) is never looked at. */
export interface TokenHeader {
  alg: string
  kid: string | null
}

/** Kinds of token that say who somebody is; others, such as one for a logout, are signed with the same keys (RFC 8725, 3.11 and 3.12). */
const types = new Set(['jwt', 'at+jwt'])

/** The header of a signed token, UNAUTHENTICATED where it asks for what isn't known here. */
export const readHeader = (token: string): TokenHeader => {
  const header = parsed(token.slice(0, token.indexOf('.')))
  const { alg, kid = null, typ } = header
  if (typeof alg !== 'string' || (kid !== null && typeof kid !== 'string')) throw refused()
  // Extensions that have to be understood: none is (RFC 7515, 4.1.11).
  if ('crit' in header || 'b64' in header) throw refused()
  if (typ !== undefined && !isKnown(typ)) throw refused()
  return { alg, kid }
}

const isKnown = (typ: unknown): boolean =>
  typeof typ === 'string' && types.has(typ.toLowerCase().replace(/^application\//, ''))

const parsed = (part: string): Record<string, unknown> => {
  try {
    const header: unknown = JSON.parse(Buffer.from(part, 'base64url').toString())
    if (typeof header === 'object' && header !== null) return header as Record<string, unknown>
  } catch {
    // Said below.
  }
  throw refused()
}
