import type { Settings } from '../kernel/settings.ts'
import type { TokenOptions } from './authentication.ts'

/** How tokens are signed and read, by the settings. */
export const tokenOptions = <Secret extends string | undefined>(
  settings: Settings,
  secret: Secret,
): TokenOptions & { secret: Secret } => ({
  secret,
  algorithm: settings.JWT_ALGORITHM,
  jwksUrl: settings.JWT_JWKS_URL,
  issuer: settings.JWT_ISSUER,
  audience: settings.JWT_AUDIENCE,
  userIdClaim: settings.JWT_USER_ID_CLAIM,
  roleClaim: settings.JWT_ROLE_CLAIM,
  maxAge: settings.JWT_MAX_AGE ?? (settings.isProduction ? longestAgeInProduction : undefined),
  needsExpiry: settings.isProduction,
})

/** Seconds. */
const longestAgeInProduction = 30 * 24 * 3600
