import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

/** A WebSocket that costs as little as it can, so that what is measured is the server: it walks over frames, and parses none. */
export interface RawSocket {
  send(text: string): void
  /** Called with the bytes of each text frame, which are good until it returns. */
  onText(take: (bytes: Buffer, start: number, end: number) => void): void
  /** Resolves to the next text frame. Rejects where the socket is closed. */
  next(): Promise<string>
  /** Resolves once it is closed, whoever did it. */
  readonly closed: Promise<void>
  close(): Promise<void>
}

interface Address {
  port: number
  path: string
  protocol?: string
}

const [text, close, ping, pong] = [1, 8, 9, 10]

export const openRawSocket = async ({ port, path, protocol }: Address): Promise<RawSocket> => {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  socket.on('error', () => {})
  const waiting: PromiseWithResolvers<string>[] = []
  const early: string[] = []
  let take = (bytes: Buffer, start: number, end: number): void => {
    const frame = bytes.toString('utf8', start, end)
    const next = waiting.shift()
    if (next) next.resolve(frame)
    else early.push(frame)
  }
  const closed = Promise.withResolvers<void>()
  socket.once('close', () => {
    closed.resolve()
    for (const { reject } of waiting) reject(new Error('A socket was closed.'))
  })
  const upgraded = upgrade(socket, { port, path, ...(protocol && { protocol }) })
  let rest: Buffer | null = await upgraded

  const walk = (chunk: Buffer): void => {
    const bytes = rest && rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    let at = 0
    while (bytes.length - at >= 2) {
      const opcode = bytes[at]! & 15
      let length = bytes[at + 1]! & 127
      let head = 2
      if (length === 126) {
        if (bytes.length - at < 4) break
        length = bytes.readUInt16BE(at + 2)
        head = 4
      } else if (length === 127) {
        if (bytes.length - at < 10) break
        length = Number(bytes.readBigUInt64BE(at + 2))
        head = 10
      }
      const end = at + head + length
      if (bytes.length < end) break
      if (opcode === text) take(bytes, at + head, end)
      else if (opcode === ping) socket.write(frameOf(pong, bytes.subarray(at + head, end)))
      else if (opcode === close) socket.end()
      at = end
    }
    rest = at < bytes.length ? bytes.subarray(at) : null
  }
  socket.on('data', walk)
  if (rest.length > 0) {
    const first = rest
    rest = null
    walk(first)
  }
  return {
    send: (message) => void socket.write(frameOf(text, Buffer.from(message))),
    onText: (own) => {
      take = own
    },
    next: () => {
      const there = early.shift()
      if (there !== undefined) return Promise.resolve(there)
      if (socket.destroyed) return Promise.reject(new Error('A socket was closed.'))
      const next = Promise.withResolvers<string>()
      waiting.push(next)
      return next.promise
    },
    closed: closed.promise,
    close: async () => {
      socket.end(frameOf(close, Buffer.from([3, 232])))
      socket.resume()
      setTimeout(() => socket.destroy(), 2000).unref()
      await closed.promise
    },
  }
}

/** Resolves to what came behind the answer's head. */
const upgrade = (socket: Socket, { port, path, protocol }: Address): Promise<Buffer> => {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  socket.write(
    [
      `GET ${path} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      ...(protocol ? [`Sec-WebSocket-Protocol: ${protocol}`] : []),
      '\r\n',
    ].join('\r\n'),
  )
  let head: Buffer = Buffer.alloc(0)
  const failed = (): void => reject(new Error(`No WebSocket at ${path}: ${head.toString('latin1', 0, 200)}`))
  socket.once('close', failed)
  const read = (chunk: Buffer): void => {
    head = Buffer.concat([head, chunk])
    const end = head.indexOf('\r\n\r\n')
    if (end < 0) return
    socket.off('data', read)
    socket.off('close', failed)
    if (head.includes(' 101 ')) resolve(head.subarray(end + 4))
    else failed()
  }
  socket.on('data', read)
  return promise
}

/** Masked, as a client's have to be; with zeros, which changes nothing and costs nothing. */
const frameOf = (opcode: number, payload: Buffer): Buffer => {
  const short = payload.length < 126
  const head = Buffer.alloc(short ? 6 : 8)
  head[0] = 128 | opcode
  head[1] = 128 | (short ? payload.length : 126)
  if (!short) head.writeUInt16BE(payload.length, 2)
  return Buffer.concat([head, payload])
}
