import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'

/** What lies between a client and a server: it passes everything on, until it is told to be a bad network. */
export interface Proxy extends AsyncDisposable {
  readonly url: string
  readonly socketUrl: string
  /** WebSocket connections accepted so far. */
  readonly sockets: number
  /** What the clients' connection_init messages carried. */
  readonly introductions: Record<string, unknown>[]
  /** Ends all connections without a word; WebSocket clients see 1006. */
  cut(): void
  /** Closes all WebSocket connections with this code. */
  close(code: number, reason?: string): void
  /** Takes no WebSockets until it is told to again, and ends those that there are; what else is asked for passes. */
  refuseSockets(isRefused: boolean): void
  /** Passes nothing more on the connections that there are, and tells nobody. */
  stall(): void
  /** The next operation over a WebSocket whose answer has this text has none until it is released, while others do. */
  holdAnswer(text: string): { held: Promise<void>; release(): void }
  /** The next answer with this text is not passed on, and its connection is cut; resolves then. */
  loseAnswer(text: string): Promise<void>
}

/** `target` is asked at each connection: a server that was started again may have another port. */
export const startProxy = async (target: () => string): Promise<Proxy> => {
  const clients = new Set<WebSocket>()
  const stalled = new WeakSet<WebSocket>()
  const streams = new Set<ServerResponse>()
  const introductions: Record<string, unknown>[] = []
  let sockets = 0
  let hold: ((answer: string, pass: () => void) => boolean) | null = null
  let lose: { text: string; lost: () => void } | null = null

  const isLost = (answer: string): boolean => {
    if (!lose || !answer.includes(lose.text)) return false
    lose.lost()
    lose = null
    return true
  }

  const passHttp = (request: IncomingMessage, response: ServerResponse): void => {
    streams.add(response)
    response.once('close', () => streams.delete(response))
    const { method = 'GET', headers } = request
    const onward = httpRequest(`${target()}${request.url}`, { method, headers, agent: false }, (answer) => {
      const begin = (): void => {
        if (!response.headersSent) response.writeHead(answer.statusCode!, answer.headers)
      }
      answer.on('data', (chunk: Buffer) => {
        if (isLost(chunk.toString())) response.destroy()
        begin()
        response.write(chunk)
      })
      answer.once('end', () => {
        begin()
        response.end()
      })
      answer.once('error', () => response.destroy())
    })
    // As load balancers say it where nothing listens behind them.
    onward.once('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()))
    response.once('close', () => onward.destroy())
    request.pipe(onward)
  }

  const passFrames = (client: WebSocket, server: WebSocket): void => {
    sockets++
    clients.add(client)
    client.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as { type: string; payload: Record<string, unknown> }
      if (message.type === 'connection_init') introductions.push(message.payload)
      if (!stalled.has(client)) server.send(data.toString())
    })
    server.on('message', (data: Buffer) => {
      if (isLost(data.toString())) client.terminate()
      else if (hold?.(data.toString(), () => client.send(data.toString()))) return
      else if (!stalled.has(client)) client.send(data.toString())
    })
    client.once('close', () => {
      clients.delete(client)
      server.terminate()
    })
    server.once('close', (code, reason) => {
      if (code === 1005 || code === 1006) client.terminate()
      else client.close(code, reason)
    })
  }

  let takesSockets = true
  const acceptor = new WebSocketServer({ noServer: true })
  const server = createServer(passHttp)
  server.on('upgrade', (request, socket, head) => {
    if (!takesSockets) {
      socket.destroy()
      return
    }
    const onward = new WebSocket(`${target().replace('http', 'ws')}${request.url}`, 'graphql-transport-ws')
    onward.on('error', () => socket.destroy())
    onward.once('open', () => acceptor.handleUpgrade(request, socket, head, (client) => passFrames(client, onward)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const cut = (): void => {
    for (const client of clients) client.terminate()
    for (const stream of streams) stream.destroy()
  }
  return {
    url,
    socketUrl: url.replace('http', 'ws'),
    introductions,
    get sockets() {
      return sockets
    },
    cut,
    close: (code, reason = '') => {
      for (const client of clients) client.close(code, reason)
    },
    refuseSockets: (isRefused) => {
      takesSockets = !isRefused
      if (isRefused) for (const client of clients) client.terminate()
    },
    stall: () => {
      for (const client of clients) stalled.add(client)
    },
    holdAnswer: (text) => {
      const held = Promise.withResolvers<void>()
      const released = Promise.withResolvers<void>()
      let id: string | undefined
      hold = (answer, pass) => {
        const of = (JSON.parse(answer) as { id?: string }).id
        if (id === undefined ? !answer.includes(text) : of !== id) return false
        id = of
        held.resolve()
        void released.promise.then(pass)
        return true
      }
      return { held: held.promise, release: released.resolve }
    },
    loseAnswer: (text) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      lose = { text, lost: resolve }
      return promise
    },
    [Symbol.asyncDispose]: async () => {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
