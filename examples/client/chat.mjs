// docs:start
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createClient } from 'parley/client'

const { TOKEN, TO = 'bob', PARLEY_URL = 'http://localhost:4000/graphql' } = process.env

// What localStorage is to a page: there it is just `storage: localStorage`.
const file = `chat-with-${TO}.json`
const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
const keep = () => writeFileSync(file, JSON.stringify(kept))
const storage = {
  getItem: (key) => kept[key] ?? null,
  setItem: (key, value) => ((kept[key] = value), keep()),
  removeItem: (key) => (delete kept[key], keep()),
}

const chat = createClient({ url: PARLEY_URL, token: async () => TOKEN, storage })
const { connection } = chat

connection.subscribe(() => console.log(connection.get().status, connection.get().reason ?? ''))
chat.events({
  keepCursor: true,
  onResync: () => console.log('here a page loads what it shows'),
  onEvent: ({ __typename, message }) =>
    __typename === 'MessageAdded' && console.log(`${message.sender.name}: ${message.text}`),
})
process.stdin.setEncoding('utf8').on('data', (text) => {
  chat.send({ recipientId: TO, text }).catch(({ code, message }) => console.log(code, message))
})
// docs:end
