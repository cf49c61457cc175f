import { request } from './http.ts'
import { connectFrames } from './frames.ts'
import { openEventSource } from './sse.ts'

/** What comes of a token by each of the ways in: `ok`, or the code that it is refused with; of a socket, its close code. */
export interface Ways {
  http: string
  sse: string
  socket: string
}

type Server = { url: string }

export const refusedByAll: Ways = { http: 'UNAUTHENTICATED', sse: 'UNAUTHENTICATED', socket: '4403' }
export const takenByAll: Ways = { http: 'ok', sse: 'ok', socket: 'ok' }
export const unavailableByAll: Ways = { http: 'UNAVAILABLE', sse: 'UNAVAILABLE', socket: '1013' }

export const byAllWays = async (server: Server, token: string): Promise<Ways> => {
  const [http, sse, socket] = await Promise.all([byHttp(server, token), bySse(server, token), bySocket(server, token)])
  return { http, sse, socket }
}

const byHttp = async (server: Server, token: string): Promise<string> => {
  const answer = await request(
    server,
    { query: '{ viewer { id } }' },
    { headers: { authorization: `Bearer ${token}` } },
  )
  return answer.body.errors?.[0].extensions.code ?? (answer.body.data.viewer.id ? 'ok' : 'nobody')
}

const bySse = async (server: Server, token: string): Promise<string> => {
  const query = 'subscription { events { __typename } }'
  await using stream = await openEventSource(server, { query }, { authorization: `Bearer ${token}` })
  const first = await stream.next()
  return (
    first?.data.errors?.[0].extensions.code ?? (first?.data.data.events.__typename === 'CaughtUp' ? 'ok' : 'nothing')
  )
}

const bySocket = async ({ url }: Server, token: string): Promise<string> => {
  await using client = await connectFrames(`${url.replace('http', 'ws')}/graphql`, { init: false })
  client.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })
  try {
    const { type } = await client.next()
    return type === 'connection_ack' ? 'ok' : type
  } catch {
    return String((await client.closed).code)
  }
}
