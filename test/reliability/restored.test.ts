import { readFile } from 'node:fs/promises'
import { mongo } from 'mongoose'
import { expect, test } from 'vitest'
import { freshDatabase, startChat } from '../support/chat.ts'
import type { EventReader } from '../support/person.ts'

/** All that a database has, and the way back to it: what a dump and a restore do. */
const backUp = async (db: mongo.Db) => {
  const names = (await db.listCollections().toArray()).map(({ name }) => name)
  const kept = new Map<string, mongo.Document[]>()
  for (const name of names) kept.set(name, await db.collection(name).find().toArray())
  return async () => {
    for (const { name } of await db.listCollections().toArray()) {
      await db.collection(name).deleteMany({})
      const documents = kept.get(name) ?? []
      if (documents.length > 0) await db.collection(name).insertMany(documents)
    }
  }
}

/** Bob's stream goes on from before, on a database that was restored since, where Ann has written anew. */
const resumeOnRestored = async (named: (db: mongo.Db) => Promise<unknown>): Promise<(string | null)[]> => {
  await using database = freshDatabase()
  const client = await mongo.MongoClient.connect(database.uri)
  await using _closing = { [Symbol.asyncDispose]: () => client.close() }
  const first = await startChat({ mongodbUri: database.uri, limits: { lanes: 1 } })
  const [ann, bob] = await first.users('ann', 'bob')
  await ann.sends(bob, 'in the backup')
  const restore = await backUp(client.db())
  const before = await bob.events()
  for (const text of ['lost 1', 'lost 2']) await ann.sends(bob, text)
  await readUntil(before, 'lost 2')
  await first.close()

  await restore()
  // A backup is older than the leases in it.
  await client.db().collection('processes').deleteMany({})
  await named(client.db())
  await using second = await startChat({ mongodbUri: database.uri, limits: { lanes: 1 } })
  const [newAnn, newBob] = await second.users('ann', 'bob')
  for (const text of ['new 1', 'new 2', 'new 3', 'new 4']) await newAnn.sends(newBob, text)
  await using after = await newBob.events({ after: before.cursor })
  return await readUntil(after, 'CaughtUp')
}

/** Texts of messages, and the names of other events, up to this one. */
const readUntil = async (stream: EventReader, last: string): Promise<string[]> => {
  const seen: string[] = []
  do {
    const event = await stream.next()
    seen.push(event.__typename === 'MessageAdded' ? event.message.text! : event.__typename)
  } while (seen.at(-1) !== last)
  return seen
}

test('after a restore, and the line of the manual, a stream from before has to resync', async () => {
  const manual = await readFile('docs/operations.md', 'utf8')
  const [, epoch] = /^ +db\.identity\.updateOne\(\{ _id: 'identity' \}, \{ \$set: \{ epoch: '([^']+)' \} \}\)$/m.exec(
    manual,
  )!
  const heard = await resumeOnRestored((db) =>
    db.collection<{ _id: string }>('identity').updateOne({ _id: 'identity' }, { $set: { epoch } }),
  )
  expect(heard).toEqual(['ResyncRequired', 'CaughtUp'])
})

test('without it, what was written first is passed over: that is why', async () => {
  expect(await resumeOnRestored(async () => {})).toEqual(['new 3', 'new 4', 'CaughtUp'])
})
