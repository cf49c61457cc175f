import { z } from 'zod'
import { StartError } from './errors.ts'

/** All that can be set, by environment variables. An empty one is an unset one. `.env.example` shows them all. */
const number = (min: number, max: number, fallback: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback)
const list = z
  .string()
  .transform((value) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .optional()

const schema = z.object({
  NODE_ENV: z.string().optional(),
  PORT: number(0, 65_535, 4000),
  HOST: z.string().optional(),
  PUBLIC_URL: z.url().optional(),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'starts with mongodb:// or mongodb+srv://')
    .optional(),
  DATA_DIR: z.string().default('.parley'),
  MONGOD_BINARY: z.string().optional(),
  JWT_SECRET: z.string().optional(),
  JWT_ALGORITHM: z.enum(['HS256', 'HS384', 'HS512']).default('HS256'),
  JWT_ISSUER: z.string().optional(),
  JWT_AUDIENCE: z.string().optional(),
  JWT_USER_ID_CLAIM: z.string().optional(),
  JWT_ROLE_CLAIM: z.string().default('role'),
  CLIENT_URL: list,
  DIRECTORY: z.enum(['everyone', 'contacts', 'admins']).default('everyone'),
  OPERATION_TIMEOUT_MS: number(100, 120_000, 10_000),
  LEASE_MS: number(300, 600_000, 15_000),
  LOOK_EVERY_MS: number(20, 60_000, 500),
  LOG_RETENTION_DAYS: number(1, 3650, 30),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  DEBUG: z
    .string()
    .optional()
    .transform((value) => value !== undefined && !['0', 'false', 'no', 'off'].includes(value.toLowerCase())),
})

export type Settings = z.infer<typeof schema> & { isProduction: boolean; host: string }

export const settingNames = Object.keys(schema.shape).filter((name) => name !== 'NODE_ENV')

/** All problems at once, each on its line: a StartError. */
export const readSettings = (env: Record<string, string | undefined>): Settings => {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])),
  )
  const read = schema.safeParse(given)
  const problems = read.success
    ? []
    : read.error.issues.map(
        ({ path, message }) => `${path.join('.')}: ${message} (it is ${JSON.stringify(given[String(path[0])])})`,
      )
  const isProduction = given['NODE_ENV'] === 'production'
  if (isProduction && !given['JWT_SECRET']) problems.push('JWT_SECRET: has to be set in production')
  if (isProduction && !given['MONGODB_URI']) problems.push('MONGODB_URI: has to be set in production')
  if (!read.success || problems.length > 0)
    throw new StartError(`The settings can't be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
  const { HOST, JWT_SECRET } = read.data
  return { ...read.data, isProduction, host: HOST ?? (JWT_SECRET ? '0.0.0.0' : '127.0.0.1') }
}
