import { createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto'
import type { Database } from './database.ts'

/** What a database is known by, made once: the log's epoch, and the key that all other keys are derived from. */
export interface Identity {
  epoch: string
  /** A key of 32 bytes for one purpose (HKDF, RFC 5869). A KeyObject, as an HMAC by one takes a quarter of the time. */
  keyFor(purpose: string): KeyObject
}

export const readIdentity = async ({ identity }: Pick<Database, 'identity'>): Promise<Identity> => {
  const row = await identity.findOneAndUpdate(
    { _id: 'identity' },
    {
      $setOnInsert: { epoch: randomBytes(9).toString('base64url'), masterKey: randomBytes(32).toString('base64url') },
    },
    { upsert: true, returnDocument: 'after' },
  )
  const { epoch, masterKey } = row!
  return {
    epoch,
    keyFor: (purpose) =>
      createSecretKey(
        Buffer.from(hkdfSync('sha256', Buffer.from(masterKey, 'base64url'), '', `parley ${purpose}`, 32)),
      ),
  }
}
