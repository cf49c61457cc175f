import type { mongo, Schema } from 'mongoose'
import { revAsExpected } from './schemas.ts'

/**
 * Makes what collections, validators and indexes are missing. Where none is, which is so at all starts but the first, it asks one thing
 * after the other: what is asked at once takes a connection each, and most of a start was spent on those.
 */
export const makeCollections = async (db: mongo.Db, schemas: Schema[]): Promise<void> => {
  const there = new Map<string, object>()
  for (const { name, options } of await db.listCollections<mongo.CollectionInfo>({}, { nameOnly: false }).toArray())
    there.set(name, options?.['validator'] ?? {})
  const isThere = (schema: Schema) => there.has(nameOf(schema))

  await Promise.all(
    schemas
      .filter((schema) => !isThere(schema))
      .map(async (schema) => {
        await db.createCollection(nameOf(schema), { validator: validatorOf(schema) }).catch(alreadyThere)
        await makeIndexes(db, schema)
      }),
  )
  for (const schema of schemas.filter(isThere)) {
    const [name, validator] = [nameOf(schema), validatorOf(schema)]
    if (JSON.stringify(there.get(name)) !== JSON.stringify(validator)) await db.command({ collMod: name, validator })
    await makeIndexes(db, schema)
  }
}

const nameOf = (schema: Schema): string => schema.get('collection')!
const validatorOf = (schema: Schema): object => (schema.path('expectedRev') ? revAsExpected : {})

/** All of a collection's in one command, which changes nothing where they are there. */
const makeIndexes = async (db: mongo.Db, schema: Schema): Promise<void> => {
  const indexes = schema.indexes().map(([key, options]) => ({ ...options, key }) as mongo.IndexDescription)
  if (indexes.length > 0) await db.collection(nameOf(schema)).createIndexes(indexes)
}

/** Two processes that start at once make the same collections. */
const alreadyThere = (error: unknown): void => {
  if ((error as { codeName?: string }).codeName !== 'NamespaceExists') throw error
}
