import type { Duplex } from 'node:stream'
import { GraphQLError } from 'graphql'
import type { WebSocket } from 'ws'
import { textFrames, type Copies, type Texts } from './text-frames.ts'
import { atTurnsEnd } from './turn.ts'

/** One client's connection: everything that is sent to it goes through here, and is bounded in bytes. */
export interface ClientSocket {
  readonly protocol: string
  readonly isOpen: boolean
  /** Resolves when more may be sent: at once where little waits, else when the frame has left or the connection is gone. */
  send(frame: string): Promise<void>
  /** Whether so many bytes more may be sent without waiting. */
  flows(bytes: number): boolean
  /** For who has asked whether they flow. */
  sendCopies(copies: Copies, bytes: number): void
  close(code: number, reason: string): void
  /** Past the bound, or overtaken by what it follows: closed with 1013, which clients come back from. */
  cutOff(): void
}

/** Milliseconds that a close frame may wait behind what a reader doesn't read. */
const closeGraceMs = 2000

/** Bytes that may wait before a sender is made to wait: enough that what is answered in one turn waits for nothing. */
const flowBytes = 64_000

/**
 * `stream` is what `ws` writes to. Frames are written past `ws`, which compresses nothing and so has none of its own waiting. `onCutOff` ends
 * what would go on producing.
 */
export const createClientSocket = (
  ws: WebSocket,
  stream: Duplex,
  maxQueueBytes: number,
  onCutOff: () => void,
): ClientSocket => {
  /** Frames of this turn, and who waits until they have left. */
  let held: Texts[] = []
  /** Bytes, or of texts UTF-16 code units, that wait: those of this turn among them. */
  let queued = 0
  let waiting: (() => void)[] = []

  /** An answer is two frames, and a commit answers many at once: what is sent in one turn leaves in one write. */
  const flush = (): void => {
    if (held.length === 0) return
    const [frames, waiters] = [held, waiting]
    held = []
    waiting = []
    const left = (): void => {
      for (const resolve of waiters) resolve()
    }
    if (ws.readyState !== ws.OPEN) left()
    else {
      // What has to wait for its reader must not keep the whole of a shared piece of memory.
      const allocate = stream.writableLength > 0 ? Buffer.allocUnsafeSlow : Buffer.allocUnsafe
      stream.write(textFrames(frames, allocate), waiters.length > 0 ? left : undefined)
    }
  }
  const hold = (texts: Texts, length: number): void => {
    if (held.length === 0) {
      queued = ws.bufferedAmount
      atTurnsEnd(flush)
    }
    held.push(texts)
    queued += length
    if (queued > maxQueueBytes) cutOff()
  }
  const close = (code: number, reason: string): void => {
    if (ws.readyState !== ws.OPEN) return
    flush()
    ws.close(code, reason)
    setTimeout(() => ws.terminate(), closeGraceMs).unref()
  }
  const cutOff = (): void => {
    close(1013, 'Too slow')
    onCutOff()
  }
  return {
    protocol: ws.protocol,
    get isOpen() {
      return ws.readyState === ws.OPEN
    },
    close,
    cutOff,
    flows: (bytes) => ws.readyState === ws.OPEN && (held.length > 0 ? queued : ws.bufferedAmount) + bytes < flowBytes,
    sendCopies: hold,
    send: (frame) => {
      if (ws.readyState !== ws.OPEN) return sent
      hold(frame, frame.length)
      // Nobody is to wait for a connection that ends.
      if (queued < flowBytes || ws.readyState !== ws.OPEN) return sent
      return new Promise((resolve) => waiting.push(resolve))
    },
  }
}

const sent = Promise.resolve()

/** A message over the limit is answered on its own id; without one, nothing can be. */
export const tooLarge = (message: string, limit: number): string | null => {
  const { id } = readId(message)
  if (typeof id !== 'string') return null
  const error = new GraphQLError(`A message has at most ${limit.toLocaleString('en')} bytes.`, {
    extensions: { code: 'PAYLOAD_TOO_LARGE' },
  })
  return JSON.stringify({ id, type: 'error', payload: [error.toJSON()] })
}

const readId = (message: string): { id?: unknown } => {
  try {
    return (JSON.parse(message) as { id?: unknown } | null) ?? {}
  } catch {
    return {}
  }
}
