import { hash } from 'node:crypto'
import type { mongo, Schema } from 'mongoose'
import { revAsExpected } from './schemas.ts'

interface MadeRow {
  _id: 'schemas'
  /** Of what was made. */
  hash: string
}

/**
 * Makes what collections, validators and indexes are missing, where it isn't noted that these were made before: a look at each of them takes a
 * quarter of a start. Then it is what is answered that looks, and makes what was removed by hand since; for when there is time.
 */
export const makeCollections = async (db: mongo.Db, schemas: Schema[]): Promise<() => Promise<void>> => {
  const made = db.collection<MadeRow>('made')
  const wanted = hashOf(schemas)
  const noted = await made.findOne({ _id: 'schemas' })
  if (noted?.hash === wanted) return () => makeMissing(db, schemas)
  await makeMissing(db, schemas)
  await made.updateOne({ _id: 'schemas' }, { $set: { hash: wanted } }, { upsert: true })
  return () => Promise.resolve()
}

const hashOf = (schemas: Schema[]): string =>
  hash(
    'sha256',
    JSON.stringify(schemas.map((schema) => [nameOf(schema), validatorOf(schema), schema.indexes()])),
    'base64url',
  )

/** What is there is asked for one after the other, as what is asked at once takes a connection each. */
const makeMissing = async (db: mongo.Db, schemas: Schema[]): Promise<void> => {
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
