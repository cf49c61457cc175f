import type { SendProtocol } from '../load/send-protocols.ts'

/** A server that messages are sent to. */
export interface SendServer {
  name: string
  title: string
  file: URL
  protocol: SendProtocol
}

/** What is compared, and then what with. */
export const sendServers: SendServer[] = [
  { name: 'parley', title: 'Parley', file: new URL('./parley.ts', import.meta.url), protocol: 'graphql-ws' },
  {
    name: 'socket-io-mongoose',
    title: 'Socket.IO + mongoose',
    file: new URL('./socket-io-mongoose.mjs', import.meta.url),
    protocol: 'socket.io',
  },
]
