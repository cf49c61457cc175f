import { WebSocket } from 'ws'

export interface Frame {
  id?: string
  type: string
  // oxlint-disable-next-line typescript/no-explicit-any -- what a test expects of it, the test says
  payload?: any
}

/** A client of the bare protocol: what it was sent waits in a queue, so that a test awaits the next and never sleeps. */
export interface FrameClient extends AsyncDisposable {
  send(frame: Frame | string): void
  next(): Promise<Frame>
  /** The next frame of one operation; others stay queued. */
  nextOf(id: string): Promise<Frame>
  /** Stops reading from the socket, as a client that hangs. */
  pause(): void
  resume(): void
  terminate(): void
  close(): Promise<void>
  readonly closed: Promise<{ code: number; reason: string }>
}

export interface ConnectOptions {
  connectionParams?: Record<string, unknown> | undefined
  headers?: Record<string, string>
  /** Without it, the connection isn't introduced. */
  init?: boolean
}

export const connectFrames = async (url: string, options: ConnectOptions = {}): Promise<FrameClient> => {
  const ws = new WebSocket(url, 'graphql-transport-ws', { headers: options.headers ?? {} })
  const queue: Frame[] = []
  const waiting: { id?: string; resolve: (frame: Frame) => void; reject: (error: Error) => void }[] = []
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    ws.once('close', (code, reason) => {
      resolve({ code, reason: reason.toString() })
      for (const { reject } of waiting.splice(0))
        reject(new Error(`The socket was closed: ${code} ${reason.toString()}`))
    }),
  )
  ws.on('error', () => {})
  ws.on('message', (data: Buffer) => {
    const frame = JSON.parse(data.toString()) as Frame
    const i = waiting.findIndex(({ id }) => id === undefined || id === frame.id)
    if (i < 0) queue.push(frame)
    else waiting.splice(i, 1)[0]!.resolve(frame)
  })
  const take = (id?: string): Promise<Frame> => {
    const i = queue.findIndex((frame) => id === undefined || frame.id === id)
    if (i >= 0) return Promise.resolve(queue.splice(i, 1)[0]!)
    if (ws.readyState === ws.CLOSED) return Promise.reject(new Error('The socket is closed.'))
    return new Promise((resolve, reject) => waiting.push({ ...(id !== undefined && { id }), resolve, reject }))
  }
  await Promise.race([new Promise((resolve) => ws.once('open', resolve)), closed])
  const client: FrameClient = {
    send: (frame) => ws.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    next: () => take(),
    nextOf: take,
    pause: () => ws.pause(),
    resume: () => ws.resume(),
    terminate: () => ws.terminate(),
    closed,
    close: async () => {
      ws.close(1000)
      await closed
    },
    [Symbol.asyncDispose]: async () => {
      ws.terminate()
      await closed
    },
  }
  if (options.init ?? true) {
    client.send({ type: 'connection_init', payload: options.connectionParams })
    const ack = await client.next()
    if (ack.type !== 'connection_ack') throw new Error(`Not acknowledged: ${JSON.stringify(ack)}`)
  }
  return client
}
