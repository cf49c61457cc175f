// Writes to a person, as an admin: node message.mjs PERSON’S-ID TEXT
import { randomUUID } from 'node:crypto'
import { ask } from './ask.mjs'

const [recipientId, text] = process.argv.slice(2)
if (!recipientId || !text) throw new Error('node message.mjs PERSON’S-ID TEXT')

const { sendAdminMessage } = await ask(
  `mutation ($input: AdminMessageInput!) {
    sendAdminMessage(input: $input) { message { seq conversation { peer { name } } } }
  }`,
  // Named once, whatever has to be asked again: so it is one message.
  { input: { recipientId, clientId: randomUUID(), text } },
)
const { seq, conversation } = sendAdminMessage.message
console.log(`Sent to ${conversation.peer.name}, as number ${seq} of what you wrote to each other.`)
