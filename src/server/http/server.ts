import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { StartError } from '../../kernel/errors.ts'
import type { Addresses } from '../limits/addresses.ts'
import type { WebSockets } from '../websocket/server.ts'
import type { MetricsRoute } from '../metrics/route.ts'
import { createArriving } from './arriving.ts'
import type { createDemo } from './demo.ts'
import type { createGraphiql } from './graphiql.ts'
import type { createPage } from './page.ts'
import { refuseUpgrade } from './refuse-upgrade.ts'

// What `import` makes of this module reads all that it exports, the built-in WebSocket among it, which loads a whole HTTP client.
const { createServer } = process.getBuiltinModule('node:http')

export interface HttpNeeds {
  graphql(request: IncomingMessage, response: ServerResponse): Promise<void>
  sockets: WebSockets
  /** Answers what is an address of a file; false where it isn't. */
  files(request: IncomingMessage, response: ServerResponse): Promise<boolean>
  /** null: no explorer. */
  graphiql: ReturnType<typeof createGraphiql> | null
  /** The chat page; false for what is no part of it. */
  page: ReturnType<typeof createPage>
  demo: ReturnType<typeof createDemo>
  metrics: MetricsRoute
  /** Throws where operations can't be served. */
  checkReady(): Promise<void>
  /** What it does without for now, in words; null: nothing. */
  degraded(): string | null
  addresses: Addresses
  limits: HttpLimits
}

export interface HttpLimits {
  /** Milliseconds within which a connection has sent a request's headers; then it is closed. */
  headersMs: number
  /** The same of the body of an operation. */
  bodyMs: number
  /** Bodies of operations of an address that may be on their way for more than a second, at once. */
  slowBodies: number
  /** Milliseconds after which a connection that takes nothing of its answer is closed. */
  stalledMs: number
}

export const defaultHttpLimits: HttpLimits = {
  headersMs: 15_000,
  bodyMs: 30_000,
  slowBodies: 200,
  stalledMs: 60_000,
}

export interface HttpServer {
  port: number
  /** Stops accepting; `/ready` has said 503 since `drain`. */
  drain(): void
  close(): Promise<void>
}

/** Connections that may wait to be accepted: a restart brings all clients back at once. */
const backlog = 4096

/** `sharesPort`: other processes of this machine listen there too, and the kernel gives each its part. */
export interface Listen {
  host: string
  port: number
  sharesPort?: boolean
}

export const startHttpServer = async (needs: HttpNeeds, where: Listen): Promise<HttpServer> => {
  let draining = false
  const serving = { ...needs, checkReady: oneAtATime(needs.checkReady) }
  const { headersMs, bodyMs, slowBodies, stalledMs } = needs.limits
  const arriving = createArriving({ addresses: needs.addresses, bodyMs, slowBodies })
  const timely = { headersTimeout: headersMs, connectionsCheckingInterval: Math.min(headersMs, 5000) }
  // A request that only offers another protocol (`h2c`, as some clients do by themselves) is answered in this one.
  const server = createServer({ ...timely, shouldUpgradeCallback: isWebSocket }, (request, response) => {
    // A file may take longer, and ends where nothing of it comes.
    if (pathOf(request) === '/graphql') arriving.add(request, response)
    response.on('timeout', ifStalled)
    route(serving, request, response, () => draining).catch(() => response.destroy())
  })
  server.setTimeout(stalledMs)
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', destroyed)
    if (pathOf(request) !== '/graphql') refuseUpgrade(socket, '404 Not Found')
    else if (draining) refuseUpgrade(socket, '503 Service Unavailable')
    else needs.sockets.upgrade(request, socket, head)
  })
  await listen(server, where)
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : where.port,
    drain: () => {
      draining = true
    },
    close: async () => {
      draining = true
      arriving.close()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeIdleConnections()
      // Streams over HTTP have no end of their own.
      setTimeout(() => server.closeAllConnections(), 500).unref()
      await closed
    },
  }
}

/** Whoever waits for an answer may do so for longer: nothing of it is held here. One that waits for nothing is ended by node. */
const ifStalled = (socket: Duplex): void => {
  if (socket.writableLength > 0) socket.destroy()
}

/** One for all sockets. */
const destroyed = function (this: Duplex): void {
  this.destroy()
}

const route = async (
  { graphql, files, graphiql, page, demo, metrics, checkReady, degraded }: HttpNeeds,
  request: IncomingMessage,
  response: ServerResponse,
  isDraining: () => boolean,
): Promise<void> => {
  const path = pathOf(request)
  switch (path) {
    case '/graphql':
      if (!isHost(request.headers.host)) return answer(response, 400, { status: 'The Host header names no host.' })
      if (graphiql && wantsPage(request)) return graphiql(request, response)
      await graphql(request, response)
      return
    case '/health':
      return answer(response, 200, { status: 'alive' })
    case '/ready':
      if (isDraining()) return answer(response, 503, { status: 'draining' })
      return checkReady().then(
        () => answer(response, 200, readiness(degraded())),
        () => answer(response, 503, { status: 'the database does not answer' }),
      )
    case '/metrics':
      return metrics(request, response)
    case '/demo':
      return demo(request, response)
    default:
      if ((await page(request, response, path)) || (await files(request, response))) return
      return nothing(response)
  }
}

const readiness = (reason: string | null): object =>
  reason === null ? { status: 'ready' } : { status: 'degraded', reason }

const nothing = (response: ServerResponse): void =>
  answer(response, 404, { status: 'There is nothing here; the API is at /graphql.' })

const answer = (response: ServerResponse, status: number, body: object): void => {
  response
    .writeHead(status, { 'content-type': 'application/json', 'x-content-type-options': 'nosniff' })
    .end(JSON.stringify(body))
}

/** Who asks while it is being found out is told the same: many who ask at once are one question to the database. */
const oneAtATime = (check: () => Promise<void>): (() => Promise<void>) => {
  let checking: Promise<void> | undefined
  return () =>
    (checking ??= check().finally(() => {
      checking = undefined
    }))
}

const isWebSocket = ({ headers }: IncomingMessage): boolean => headers.upgrade?.toLowerCase() === 'websocket'

/** What an address can be made of, as the library does; HTTP/1.0 says none. */
const isHost = (host = ''): boolean => host === '' || (/^[^\s/\\?#@]+$/.test(host) && URL.canParse(`http://${host}`))

const pathOf = ({ url = '/' }: IncomingMessage): string => url.split('?', 1)[0]!

/** A browser that opens the address; a query in the address is a request. */
const wantsPage = ({ method, url = '', headers }: IncomingMessage): boolean =>
  method === 'GET' && !/[?&](query|documentId|extensions)=/.test(url) && (headers.accept ?? '').includes('text/html')

const listen = (server: Server, { host, port, sharesPort = false }: Listen): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new StartError(`Port ${port} is taken: stop what listens there, or set PORT.`)
          : new StartError(`Can't listen on ${host}:${port}: ${error.message}.`),
      )
    })
    // Where the kernel can't, node:cluster shares it.
    server.listen({ host, port, backlog, reusePort: sharesPort && process.platform === 'linux' }, resolve)
  })
