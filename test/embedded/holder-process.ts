import mongoose from 'mongoose'
import { startMongod } from '../../src/embedded/run-mongod.ts'

/** A Parley that holds a DATA_DIR: writes once it has started, and once more when Ctrl-C comes; `exit` ends it rudely. */
const [binary = '', dataDir = ''] = process.argv.slice(2)
const mongod = await startMongod({ binary, dataDir, cacheSizeGb: 0.25, progress: () => {} })
const client = await new mongoose.mongo.MongoClient(mongod.uri).connect()
const said = client.db().collection('said', { writeConcern: { w: 'majority' } })
const write = (text: string) => said.insertOne({ text })

const finish = async () => {
  await write('at the end')
  await client.close()
  await mongod.close()
  process.send?.('closed')
  process.disconnect()
}
process.once('SIGINT', () => void finish())
process.once('message', () => process.exit(1))

await write('at the start')
process.send?.({ pid: mongod.pid })
