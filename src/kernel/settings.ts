import { z } from 'zod'
import { StartError } from './errors.ts'
import { isNetwork } from './networks.ts'
import { whatIsWrong } from './rate-limits.ts'

const number = (min: number, max: number, fallback: number) => {
  const wanted = `has to be a whole number from ${min} to ${max}`
  return z.coerce.number(wanted).int(wanted).min(min, wanted).max(max, wanted).default(fallback)
}
const oneOf = <const Names extends readonly string[]>(names: Names) =>
  z.enum(names, `has to be one of ${names.join(', ')}`)
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
)
/** As browsers name them: without a path, or a slash at the end. */
const origins = list
  .refine((parts) => parts.every(isOrigin), 'has to be origins such as https://shop.example, separated by commas')
  .transform((parts) => parts.map((part) => new URL(part).origin))
  .optional()

const isOrigin = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && /^[^/]+:\/\/[^/?#@]+\/?$/.test(text)

const units = { s: 1, m: 60, h: 3600, d: 86_400 }
/** Seconds, said as `90s`, `30m`, `12h` or `7d`. */
const duration = z
  .string()
  .regex(/^[1-9]\d{0,7}[smhd]$/, 'has to be a duration such as 90s, 30m, 12h or 7d')
  .transform((value) => Number(value.slice(0, -1)) * units[value.at(-1) as keyof typeof units])
  .optional()

/** Bytes that a secret has at least: as many as its algorithm's hash (RFC 7518, 3.2). */
export const leastSecretBytes = { HS256: 32, HS384: 48, HS512: 64 }

/** All that can be set, by environment variables. An empty one is an unset one. `.env.example` shows them all. */
const schema = z.object({
  NODE_ENV: z.string().optional(),
  PORT: number(0, 65_535, 4000),
  HOST: z.string().optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'has to be an address with http:// or https://' }).optional(),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'has to start with mongodb:// or mongodb+srv://')
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'has to start with redis:// or rediss://')
    .optional(),
  PROCESSES: number(1, 32, 1),
  DATA_DIR: z.string().default('.parley'),
  MONGOD_BINARY: z.string().optional(),
  JWT_SECRET: z.string().optional(),
  JWT_ALGORITHM: oneOf(['HS256', 'HS384', 'HS512']).default('HS256'),
  JWT_JWKS_URL: z.url({ protocol: /^https?$/, error: 'has to be an address with http:// or https://' }).optional(),
  JWT_ISSUER: z.string().optional(),
  JWT_AUDIENCE: z.string().optional(),
  JWT_MAX_AGE: duration,
  JWT_USER_ID_CLAIM: z.string().optional(),
  JWT_ROLE_CLAIM: z.string().default('role'),
  CLIENT_URL: origins,
  TRUSTED_PROXIES: list
    .refine((all) => all.every(isNetwork), 'has to name addresses or networks, such as 10.0.0.0/8')
    .optional(),
  RATE_LIMITS: z
    .string()
    .superRefine((text, context) => {
      const wrong = whatIsWrong(text)
      if (wrong) context.addIssue(wrong)
    })
    .default('on'),
  DIRECTORY: oneOf(['everyone', 'contacts', 'admins']).default('everyone'),
  PERSISTED_DOCUMENTS: oneOf(['off', 'allowed', 'required']).default('off'),
  PERSISTED_DOCUMENTS_FILE: z.string().optional(),
  OPERATION_TIMEOUT_MS: number(100, 120_000, 10_000),
  LEASE_MS: number(300, 600_000, 15_000),
  LOOK_EVERY_MS: number(20, 60_000, 500),
  GRACE_MS: number(0, 600_000, 5000),
  LOG_RETENTION_DAYS: number(1, 3650, 30),
  UPLOAD_MAX_MB: number(1, 1024, 25),
  S3_ENDPOINT: z.url({ protocol: /^https?$/, error: 'has to be an address with http:// or https://' }).optional(),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default('auto'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^\S{16,}$/, 'has to have 16 characters or more, none of them a space')
    .optional(),
  LOG_LEVEL: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  DEBUG: z
    .string()
    .optional()
    .transform((value) => value !== undefined && !['0', 'false', 'no', 'off'].includes(value.toLowerCase())),
})

export type Settings = z.infer<typeof schema> & { isProduction: boolean; host: string }

export const settingNames = Object.keys(schema.shape).filter((name) => name !== 'NODE_ENV')

/** What isn't shown, whatever is wrong with it. */
const secrets = new Set(['JWT_SECRET', 'METRICS_TOKEN', 'S3_SECRET_ACCESS_KEY'])

/** All problems at once, each on its line: a StartError. */
export const readSettings = (env: Record<string, string | undefined>): Settings => {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])),
  )
  const read = schema.safeParse(given)
  const problems = read.success
    ? []
    : read.error.issues.map(
        ({ path: [name], message }) =>
          `${String(name)} ${message}${secrets.has(String(name)) ? '' : `, and is ${shown(given[String(name)])}`}`,
      )
  const isProduction = given['NODE_ENV'] === 'production'
  if (isProduction) problems.push(...inProduction(given))
  const s3 = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY']
  const missing = s3.filter((name) => !given[name])
  if (missing.length > 0 && missing.length < s3.length)
    problems.push(`${missing.join(' and ')} ${missing.length > 1 ? 'have' : 'has'} to be set too, for files in S3`)
  if (!read.success || problems.length > 0)
    throw new StartError(`The settings can't be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
  const { HOST, JWT_SECRET, JWT_JWKS_URL } = read.data
  return { ...read.data, isProduction, host: HOST ?? (JWT_SECRET || JWT_JWKS_URL ? '0.0.0.0' : '127.0.0.1') }
}

/** What would be open to everybody otherwise. */
const inProduction = ({ JWT_SECRET, JWT_JWKS_URL, JWT_ISSUER, ...given }: Record<string, string>): string[] => {
  const algorithm = (given['JWT_ALGORITHM'] ?? 'HS256') as keyof typeof leastSecretBytes
  const least = leastSecretBytes[algorithm] ?? 0
  return [
    ...(!JWT_SECRET && !JWT_JWKS_URL ? ['JWT_SECRET or JWT_JWKS_URL has to be set in production'] : []),
    ...(!given['MONGODB_URI'] ? ['MONGODB_URI has to be set in production'] : []),
    ...(JWT_SECRET && Buffer.byteLength(JWT_SECRET) < least
      ? [
          `JWT_SECRET has to have ${least} bytes or more for ${algorithm} in production: \`openssl rand -base64 ${(least * 3) / 2}\` makes one`,
        ]
      : []),
    ...(JWT_JWKS_URL && !isPrivate(JWT_JWKS_URL) ? ['JWT_JWKS_URL has to start with https:// in production'] : []),
    // Who publishes keys signs for others as well.
    ...(JWT_JWKS_URL && !JWT_ISSUER ? ['JWT_ISSUER has to be set in production, beside JWT_JWKS_URL'] : []),
  ]
}

/** Nobody on the way can change what is fetched. */
const isPrivate = (url: string): boolean =>
  /^https:/i.test(url) || /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$)/i.test(url)

/** As it was given, but for a password in an address. */
const shown = (value = ''): string => JSON.stringify(value.replace(/\/\/.*@/, '//***@'))
