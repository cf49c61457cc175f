import { expect, test } from 'vitest'
import { startChat } from '../support/chat.ts'
import { eventually } from '../support/eventually.ts'

test('what is missing of collections, validators and indexes is made at the next start', async () => {
  await using first = await startChat()
  const { db } = first.app.database
  const shape = async () => {
    const collections = await db.listCollections({}, { nameOnly: false }).toArray()
    const shapes = collections.map(async ({ name, options }) => {
      const indexes = await db.collection(name).indexes()
      return [
        name,
        { validator: options?.['validator'], indexes: new Set(indexes.map((index) => index.name)) },
      ] as const
    })
    return Object.fromEntries(await Promise.all(shapes))
  }
  const whole = await shape()
  expect(whole['messages']!.indexes).toContain('sentOnce')
  expect(whole['conversations']!.validator).toEqual({ $expr: { $eq: ['$rev', '$expectedRev'] } })
  await db.collection('messages').dropIndex('sentOnce')
  await db.command({ collMod: 'conversations', validator: {} })
  await db.dropCollection('reports')
  expect(await shape()).not.toEqual(whole)
  await using _second = await first.another()
  // It serves before it has looked.
  await eventually(async () => expect(await shape()).toEqual(whole))
})
