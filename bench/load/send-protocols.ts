import { once } from 'node:events'
import { WebSocket } from 'ws'

/** How each kind of server is sent messages, as its own clients do it. Answers are told apart by their bytes, so that they cost little. */
export type SendProtocol = keyof typeof sendProtocols

/** To whom: a person, or a conversation. */
export type Target = { recipientId: string } | { conversationId: string }

export type Input = Target & { clientId: string; text: string }

interface Talk {
  /** Resolves when it is signed in. */
  connect(port: number, token: string): Promise<WebSocket>
  frameOf(id: number, input: Input): string
  /** The id of the send that this answers; null: it is no answer. */
  idOf(frame: Buffer): number | null
  isAcknowledged(frame: Buffer): boolean
  /** What the server wants to hear back of what is no answer; null: nothing. */
  reply(frame: Buffer): string | null
}

const query =
  'mutation Send($input: SendMessageInput!) { sendMessage(input: $input) { message { id clientId text createdAt } } }'

/** Frames of graphql-ws begin so, those of Socket.IO's acknowledgements so. */
const [graphqlStart, ackStart] = ['{"id":"', '43']

/** The digits at a place. */
const numberAt = (frame: Buffer, from: number): number => Number.parseInt(frame.toString('latin1', from, from + 15), 10)

const open = (address: string, protocols: string[]): WebSocket => {
  const socket = new WebSocket(`ws://127.0.0.1:${address}`, protocols, { perMessageDeflate: false })
  socket.on('error', () => {})
  return socket
}

const expectNext = async (socket: WebSocket, wanted: string): Promise<void> => {
  const [frame] = (await once(socket, 'message')) as [Buffer]
  if (!frame.includes(wanted)) throw new Error(`Not ${wanted}: ${frame.toString().slice(0, 300)}`)
}

export const sendProtocols = {
  'graphql-ws': {
    connect: async (port, token) => {
      const socket = open(`${port}/graphql`, ['graphql-transport-ws'])
      await once(socket, 'open')
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }))
      await expectNext(socket, 'connection_ack')
      return socket
    },
    frameOf: (id, input) =>
      JSON.stringify({
        id: String(id),
        type: 'subscribe',
        payload: { query, operationName: 'Send', variables: { input } },
      }),
    idOf: (frame) => (frame.includes('"type":"complete"') ? null : numberAt(frame, graphqlStart.length)),
    isAcknowledged: (frame) =>
      frame.includes('"type":"next"') && frame.includes('"payload":{"data":{"sendMessage":{"message":{"id":"'),
    reply: () => null,
  },
  'socket.io': {
    connect: async (port, token) => {
      const socket = open(`${port}/socket.io/?EIO=4&transport=websocket`, [])
      // It speaks first.
      await expectNext(socket, '0{')
      socket.send(`40${JSON.stringify({ token })}`)
      await expectNext(socket, '40{')
      return socket
    },
    frameOf: (id, input) => `42${id}${JSON.stringify(['message', input])}`,
    idOf: (frame) => (frame.toString('latin1', 0, 2) === ackStart ? numberAt(frame, ackStart.length) : null),
    isAcknowledged: (frame) => frame.includes('[{"message":{"id":"'),
    // Its own ping.
    reply: (frame) => (frame.toString('latin1') === '2' ? '3' : null),
  },
} satisfies Record<string, Talk>

export const sendTalkOf = (protocol: SendProtocol): Talk => sendProtocols[protocol]
