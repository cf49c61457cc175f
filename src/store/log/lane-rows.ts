import type { mongo } from 'mongoose'
import type { Positions } from '../../kernel/position.ts'
import type { Database } from '../database.ts'

/** Of each lane its head (`n`), or its floor. */
export const readLanes = async (
  { lanes }: Pick<Database, 'lanes'>,
  field: 'n' | 'floor',
  options: mongo.FindOptions = {},
): Promise<Positions> => {
  const rows = await lanes.find({}, { ...options, projection: { [field]: 1 } }).toArray()
  const positions: number[] = []
  for (const row of rows) positions[row._id] = row[field] ?? 0
  return Array.from(positions, (n) => n ?? 0)
}
