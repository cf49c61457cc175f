// Sends 1, 2, 3 … to a person, a number every 100 ms. Kill the server while it runs: no number is left out or sent twice.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'

const { PARLEY_URL = 'http://localhost:4000/graphql', TOKEN, TO = 'bob' } = process.env

const client = createClient({
  url: PARLEY_URL.replace(/^http/, 'ws'),
  webSocketImpl: WebSocket,
  lazy: false, // it would connect anew for each operation
  connectionParams: { token: TOKEN },
  on: {
    closed: ({ code, reason }) =>
      console.log(`not connected (${[code, reason].filter(Boolean).join(': ')}): trying again`),
  },
  retryAttempts: Infinity, // it would stop after five …
  shouldRetry: () => true, // … and at once where nothing listens
  retryWait: () => pause(500),
})

// One operation, tried until the server has answered it without an error. A message that is sent again with the same
// clientId is still one message, so nobody has to know whether the last attempt arrived.
const insist = async (query, variables) => {
  for (;;) {
    for await (const { data, errors } of client.iterate({ query, variables })) {
      if (!errors) return data
      if (!['OVERLOADED', 'UNAVAILABLE'].includes(errors[0].extensions.code)) throw new Error(errors[0].message)
    }
    await pause(100)
  }
}

// Goes on behind the last number, if this script was stopped itself.
const open = 'mutation ($to: ID!) { openConversation(userId: $to) { conversation { id lastMessage { text } } } }'
const { conversation } = (await insist(open, { to: TO })).openConversation
const send = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { seq } } }'

for (let number = (Number(conversation.lastMessage?.text) || 0) + 1; ; number++) {
  await insist(send, { input: { conversationId: conversation.id, clientId: randomUUID(), text: String(number) } })
  console.log(`sent ${number}`)
  await pause(100)
}
