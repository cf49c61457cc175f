import { readKeptSecret } from '../../demo/secret.ts'
import { bad, good, type Check } from './check.ts'

/** RFC 7518, 3.2: a key has to be as long as the hash. */
const leastBytes = { HS256: 32, HS384: 48, HS512: 64 }

export const checkSecret: Check = async ({ settings, dataDir }) => {
  const { JWT_SECRET, JWT_ALGORITHM } = settings
  if (!JWT_SECRET) {
    const kept = await readKeptSecret(dataDir)
    const where = kept ? 'the one that is kept in DATA_DIR' : 'one that the first start makes in DATA_DIR'
    return [good('secret', `There is no JWT_SECRET: tokens are signed with ${where}, for this machine alone.`)]
  }
  const bytes = Buffer.byteLength(JWT_SECRET)
  const least = leastBytes[JWT_ALGORITHM]
  return [
    bytes >= least
      ? good('secret', `JWT_SECRET has ${bytes} bytes.`)
      : bad(
          'secret',
          `JWT_SECRET has ${bytes} bytes, and ${JWT_ALGORITHM} wants ${least} or more: \`openssl rand -base64 48\` makes one.`,
        ),
  ]
}
