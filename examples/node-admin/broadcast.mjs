// Tells everyone, or a room: node broadcast.mjs TEXT [ROOM’S ID]
import { randomUUID } from 'node:crypto'
import { ask } from './ask.mjs'

const [text, roomId = null] = process.argv.slice(2)
if (!text) throw new Error('node broadcast.mjs TEXT [ROOM’S ID]')

const { broadcast } = await ask(
  `mutation ($input: BroadcastInput!) {
    broadcast(input: $input) { broadcast { id room { name } statistics { audience } } }
  }`,
  // Named once, whatever has to be asked again: so it is one broadcast.
  { input: { clientId: randomUUID(), text, roomId } },
)
const { id, room, statistics } = broadcast.broadcast
console.log(`Told ${room ? room.name : 'everyone'}: ${statistics.audience} people. It is ${id}.`)
