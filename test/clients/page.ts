// docs:start
import type { Heard, Loaded } from './documents.ts'
import { createSocket } from './socket.ts'
import { watchLink } from './watch-link.ts'

// Yours: where the server is, and how the page gets its person's token.
export const url = process.env['PARLEY_URL'] ?? 'http://localhost:4000/graphql'
export const getToken = async () => process.env['BOB'] ?? ''

export const socket = createSocket(url.replace('http', 'ws'), getToken)
watchLink(socket)

// Yours: what shows, and what is written.
export const show = (loaded: Loaded | undefined) => console.log('loaded', loaded?.conversations.nodes.length)
export const take = ({ __typename, message }: Heard['events']) => console.log(__typename, message?.text ?? '')
export const input = { recipientId: 'ann', clientId: crypto.randomUUID(), text: 'Hello Ann!' }
// docs:end
