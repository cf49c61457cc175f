import { readKeptSecret } from '../../demo/secret.ts'
import { leastSecretBytes } from '../../kernel/settings.ts'
import { bad, good, type Check } from './check.ts'

export const checkSecret: Check = async ({ settings, dataDir }) => {
  const { JWT_SECRET, JWT_JWKS_URL, JWT_ALGORITHM } = settings
  if (!JWT_SECRET && JWT_JWKS_URL)
    return [good('secret', 'There is no JWT_SECRET: tokens are signed with the keys at JWT_JWKS_URL.')]
  if (!JWT_SECRET) {
    const kept = await readKeptSecret(dataDir)
    const where = kept ? 'the one that is kept in DATA_DIR' : 'one that the first start makes in DATA_DIR'
    return [good('secret', `There is no JWT_SECRET: tokens are signed with ${where}, for this machine alone.`)]
  }
  const bytes = Buffer.byteLength(JWT_SECRET)
  const least = leastSecretBytes[JWT_ALGORITHM]
  return [
    bytes >= least
      ? good('secret', `JWT_SECRET has ${bytes} bytes.`)
      : bad(
          'secret',
          `JWT_SECRET has ${bytes} bytes, and ${JWT_ALGORITHM} wants ${least} or more: \`openssl rand -base64 48\` makes one.`,
        ),
  ]
}
