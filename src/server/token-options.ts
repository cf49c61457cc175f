import type { Settings } from '../kernel/settings.ts'
import type { TokenOptions } from './authentication.ts'

/** How tokens are signed and read, by the settings. */
export const tokenOptions = (settings: Settings, secret: string): TokenOptions => ({
  secret,
  algorithm: settings.JWT_ALGORITHM,
  issuer: settings.JWT_ISSUER,
  audience: settings.JWT_AUDIENCE,
  userIdClaim: settings.JWT_USER_ID_CLAIM,
  roleClaim: settings.JWT_ROLE_CLAIM,
})
