// Prints the numbers it hears, and says loudly where one is missing or comes twice. Kill the server while it runs.
import { setTimeout as pause } from 'node:timers/promises'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'

const { PARLEY_URL = 'http://localhost:4000/graphql', TOKEN } = process.env
// The cursor of each subscription's last event: told to the server at every connection, which goes on from there.
const resume = {}
const client = createClient({
  url: PARLEY_URL.replace(/^http/, 'ws'),
  webSocketImpl: WebSocket,
  connectionParams: () => ({ token: TOKEN, resume }),
  on: {
    message: ({ id, payload }) => {
      if (payload?.data) resume[id] = payload.data.events.cursor
    },
    connected: () => console.log('connected'),
    closed: ({ code, reason }) =>
      console.log(`not connected (${[code, reason].filter(Boolean).join(': ')}): trying again`),
  },
  retryAttempts: Infinity, // it would stop after five …
  shouldRetry: () => true, // … and at once where nothing listens
  retryWait: () => pause(500),
})

const query = `subscription { events { __typename cursor
  ... on MessageAdded { message { text } } ... on CaughtUp { missed } } }`

let last
for await (const { data } of client.iterate({ query })) {
  const { __typename, missed, message } = data.events
  if (missed) console.log(`caught up: ${missed} events came while it was away`)
  if (__typename === 'ResyncRequired') console.log('RESYNC: away for longer than the server keeps events')
  if (!/^\d+$/.test(message?.text ?? '')) continue // not the writer's
  const number = Number(message.text)
  if (number <= last) console.log(`DOUBLED: ${number} came again`)
  else if (number > last + 1) console.log(`MISSING: ${last + 1} to ${number - 1}`)
  console.log(`heard ${number}`)
  last = number
}
