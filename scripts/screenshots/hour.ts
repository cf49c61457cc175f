import { mongo } from 'mongoose'
import { minuteOf, minutesKept } from '../../src/administration/minutes.ts'
import { readRecord } from '../../src/embedded/mongod-record.ts'

/** An hour of a shop that is busiest around noon, as a process that has ended would have left it: a new server has none behind it. */
export const leaveAnHour = async (dataDir: string): Promise<void> => {
  const { port } = await readRecord(dataDir)
  const client = await mongo.MongoClient.connect(`mongodb://127.0.0.1:${port}/parley?directConnection=true`)
  const messages = Array.from({ length: minutesKept }, (_, i) =>
    Math.round(34 + 22 * Math.sin(i / 11) + 9 * Math.sin(i * 1.7) + 6 * Math.sin(i * 5.3)),
  )
  await client
    .db()
    .collection('statistics')
    .insertOne({
      _id: 'the-process-before' as never,
      minute: minuteOf(new Date()),
      messages,
      deliveries: messages.map((count, i) => Math.round(count * (3.1 + Math.sin(i * 2.3)))),
      connections: 0,
      subscriptions: 0,
    })
  await client.close()
}
