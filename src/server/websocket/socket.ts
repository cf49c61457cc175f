import type { Duplex } from 'node:stream'
import { GraphQLError } from 'graphql'
import type { WebSocket } from 'ws'

/** One client's connection: everything that is sent to it goes through here, and is bounded in bytes. */
export interface ClientSocket {
  readonly protocol: string
  readonly isOpen: boolean
  /** Resolves when more may be sent: at once where little waits, else when the frame has left or the connection is gone. */
  send(frame: string): Promise<void>
  close(code: number, reason: string): void
  /** Past the bound, or overtaken by what it follows: closed with 1013, which clients come back from. */
  cutOff(): void
}

/** Milliseconds that a close frame may wait behind what a reader doesn't read. */
const closeGraceMs = 2000

/** Bytes that may wait before a sender is made to wait: enough that what is answered in one turn waits for nothing. */
const flowBytes = 64_000

/** `stream` is what `ws` writes to; `onCutOff` ends what would go on producing. */
export const createClientSocket = (
  ws: WebSocket,
  stream: Duplex,
  maxQueueBytes: number,
  onCutOff: () => void,
): ClientSocket => {
  let isHeld = false
  /** An answer is two frames, and a commit answers many at once: what is sent in one turn leaves in one write. */
  const holdForThisTurn = (): void => {
    if (isHeld) return
    isHeld = true
    stream.cork()
    process.nextTick(() => {
      isHeld = false
      stream.uncork()
    })
  }
  const close = (code: number, reason: string): void => {
    if (ws.readyState !== ws.OPEN) return
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
    send: (frame) =>
      new Promise((resolve) => {
        if (ws.readyState !== ws.OPEN) return resolve()
        holdForThisTurn()
        ws.send(frame, () => resolve())
        if (ws.bufferedAmount > maxQueueBytes) cutOff()
        else if (ws.bufferedAmount < flowBytes) resolve()
      }),
  }
}

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
