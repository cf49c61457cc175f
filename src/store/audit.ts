import { mongo } from 'mongoose'
import type { Write } from './commit/entry.ts'
import type { AuditRow } from './moderation-rows.ts'

/** What is told of an admin's action beside when it was done. */
export type Audited = Pick<AuditRow, 'actorId' | 'action' | 'target'> & { detail?: string | null }

export const auditRow = ({ detail = null, ...told }: Audited, at: Date): AuditRow => ({
  _id: new mongo.BSON.ObjectId().toHexString(),
  ...told,
  detail,
  at,
})

/** The entry of the audit log, to be among the `writes` of the decision that does what it tells of. */
export const auditWrite = (audited: Audited, at: Date): Write => ({
  into: 'audit',
  operation: { insertOne: { document: auditRow(audited, at) as object } },
})

/** People as a detail names them: their number, and as many of their ids as are short to read. */
export const namesOf = (ids: readonly string[]): string => {
  const shown = ids.slice(0, 10).join(', ')
  return ids.length > 10 ? `${shown} and ${ids.length - 10} more` : shown
}
