// Takes users.jsonl and messages.jsonl over. What was taken before is skipped: after whatever went wrong, run it again.
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

const { PARLEY_URL = 'http://localhost:4000/graphql', TOKEN } = process.env

// Yours: what these are called in the old chat. A picture or a file has a text as well, such as where it is.
const person = (old) => ({ id: old._id.$oid, name: old.name })
const message = (old) => ({
  sourceId: old._id.$oid,
  memberIds: [old.senderId.$oid, old.receiverId.$oid],
  senderId: old.senderId.$oid,
  text: old.message || old.fileUrl,
  createdAt: old.createdAt.$date,
  readByIds: old.isRead ? [old.receiverId.$oid] : [],
})

const ask = async (query, input) => {
  const response = await fetch(PARLEY_URL, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
    body: JSON.stringify({ query, variables: { input } }),
  })
  const { data, errors } = await response.json()
  if (!errors) return data
  const [{ message, extensions }] = errors
  const at = /^input\[(\d+)\]/.exec(extensions.argument)?.[1] // which of them it was
  throw new Error(`${message} ${at ? JSON.stringify(input[at]) : ''}`)
}

const bring = async (file, make, query) => {
  let some = []
  let size = 0
  const send = async () => {
    if (some.length > 0) console.log(file, some.length, JSON.stringify(await ask(query, some)))
    some = []
    size = 0
  }
  for await (const line of createInterface({ input: createReadStream(file) })) {
    some.push(make(JSON.parse(line)))
    size += line.length
    // At most 1,000, and a request of at most 1 MB.
    if (some.length === 1000 || size > 200_000) await send()
  }
  await send()
}

await bring(
  'users.jsonl',
  person,
  'mutation ($input: [UpsertUserInput!]!) { upsertUsers(input: $input) { __typename } }',
)
await bring(
  'messages.jsonl',
  message,
  'mutation ($input: [ImportMessageInput!]!) { importMessages(input: $input) { imported skipped } }',
)
