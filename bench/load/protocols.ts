import { openRawSocket, type RawSocket } from './raw-socket.ts'

/** How each kind of server is spoken to: connected, signed in and subscribed, as its own clients do it. */
export type Protocol = keyof typeof protocols

/** What real pages read of a message, for each server that speaks GraphQL. */
const query = `subscription Events($after: String) { events(after: $after) { __typename id cursor ... on MessageAdded { message { id seq text sender { id name } replyTo { id text } reactions { emoji count } } } } }`

/** `after` is Parley's: the cursor to go on from. */
export const subscribeFrame = (after?: string | null): string =>
  JSON.stringify({
    id: '1',
    type: 'subscribe',
    payload: { query, operationName: 'Events', ...(after && { variables: { after } }) },
  })

const subscribe = subscribeFrame()

/** Connected and signed in, with nothing subscribed. */
export const signIn = async (port: number, token: string): Promise<RawSocket> => {
  const socket = await openRawSocket({ port, path: '/graphql', protocol: 'graphql-transport-ws' })
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }))
  await expectNext(socket, 'connection_ack')
  return socket
}

const graphql = async (port: number, token: string, welcome: string): Promise<RawSocket> => {
  const socket = await signIn(port, token)
  socket.send(subscribe)
  if (welcome) await expectNext(socket, welcome)
  return socket
}

export const protocols = {
  /** Parley says from when on it gives everything. */
  parley: (port: number, token: string) => graphql(port, token, '"CaughtUp"'),
  /** Says nothing of a subscription's start. */
  'graphql-ws': (port: number, token: string) => graphql(port, token, ''),
  ws: async (port: number, token: string) => {
    const socket = await openRawSocket({ port, path: `/?token=${token}` })
    await expectNext(socket, 'subscribed')
    return socket
  },
  'socket.io': async (port: number, token: string) => {
    const socket = await openRawSocket({ port, path: '/socket.io/?EIO=4&transport=websocket' })
    await expectNext(socket, '0{')
    socket.send(`40${JSON.stringify({ token })}`)
    await expectNext(socket, '40{')
    return socket
  },
  centrifuge: async (port: number, token: string) => {
    const socket = await openRawSocket({ port, path: '/connection/websocket' })
    socket.send(JSON.stringify({ id: 1, connect: { token } }))
    await expectNext(socket, '"connect":{')
    socket.send(JSON.stringify({ id: 2, subscribe: { channel: 'group' } }))
    await expectNext(socket, '"subscribe":{')
    return socket
  },
} as const

/** The server's own pings, and what they are answered with; WebSocket's are answered below. */
export const heartbeats: Record<Protocol, { ping: string; pong: string } | null> = {
  parley: null,
  'graphql-ws': null,
  ws: null,
  'socket.io': { ping: '2', pong: '3' },
  centrifuge: { ping: '{}', pong: '{}' },
}

const expectNext = async (socket: RawSocket, wanted: string): Promise<void> => {
  const frame = await socket.next()
  if (!frame.includes(wanted)) throw new Error(`Not ${wanted}: ${frame.slice(0, 300)}`)
}
