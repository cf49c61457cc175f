import type { Duplex } from 'node:stream'
import { GraphQLError } from 'graphql'
import type { WebSocket } from 'ws'
import { textFrames, type Copies, type Texts } from './text-frames.ts'
import { atTurnsEnd, type TurnsWork } from './turn.ts'

/** Milliseconds that a close frame may wait behind what a reader doesn't read. */
const closeGraceMs = 2000

/** Bytes that may wait before a sender is made to wait: enough that what is answered in one turn waits for nothing. */
const flowBytes = 64_000
/** And the part of its bound at which it waits in any case: a reader isn't too slow for what was sent to it in one turn. */
const flowPart = 4
/** And the part of that at which what nobody keeps waits, so that it leaves the rest to messages. */
const yieldPart = 4

const sent = Promise.resolve()

/**
 * One client's connection: everything that is sent to it goes through here, and is bounded in bytes. A class, as what an event touches of each of
 * many connections has to lie close together.
 */
export class ClientSocket implements TurnsWork {
  readonly #ws: WebSocket
  /** What `ws` writes to. Frames are written past `ws`, which compresses nothing and so has none of its own waiting. */
  readonly #stream: Duplex
  readonly #maxQueueBytes: number
  readonly #onCutOff: () => void
  /** Frames of this turn, and who waits until they have left. */
  #held: Texts[] = []
  #waiting: (() => void)[] = []
  /** Bytes, or of texts UTF-16 code units, that wait: those of this turn among them. */
  #queued = 0

  /** `onCutOff` ends what would go on producing. */
  constructor(ws: WebSocket, stream: Duplex, maxQueueBytes: number, onCutOff: () => void) {
    this.#ws = ws
    this.#stream = stream
    this.#maxQueueBytes = maxQueueBytes
    this.#onCutOff = onCutOff
  }

  get protocol(): string {
    return this.#ws.protocol
  }
  get isOpen(): boolean {
    return this.#ws.readyState === this.#ws.OPEN
  }

  get #flowBytes(): number {
    return Math.min(flowBytes, this.#maxQueueBytes / flowPart)
  }

  /**
   * Resolves when more may be sent: at once where little waits, else when the frame has left or the connection is gone. `yields`: where
   * it is harmless to lose, less may wait.
   */
  send(frame: string, yields = false): Promise<void> {
    if (!this.isOpen) return sent
    this.#hold(frame, frame.length)
    // Nobody is to wait for a connection that ends.
    if (this.#queued < this.#flowBytes / (yields ? yieldPart : 1) || !this.isOpen) return sent
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  /** Whether so many bytes more may be sent without waiting. */
  flows(bytes: number): boolean {
    return this.isOpen && (this.#held.length > 0 ? this.#queued : this.#ws.bufferedAmount) + bytes < this.#flowBytes
  }
  /** For who has asked whether they flow. */
  sendCopies(copies: Copies, bytes: number): void {
    this.#hold(copies, bytes)
  }

  close(code: number, reason: string): void {
    if (!this.isOpen) return
    this.atTurnsEnd()
    this.#ws.close(code, reason)
    setTimeout(() => this.#ws.terminate(), closeGraceMs).unref()
  }

  /** Past the bound, or overtaken by what it follows: closed with 1013, which clients come back from. */
  cutOff(): void {
    this.close(1013, 'Too slow')
    this.#onCutOff()
  }

  /** An answer is two frames, and a commit answers many at once: what is sent in one turn leaves in one write. */
  atTurnsEnd(): void {
    if (this.#held.length === 0) return
    const [frames, waiters] = [this.#held, this.#waiting]
    this.#held = []
    if (waiters.length > 0) this.#waiting = []
    const left = (): void => {
      for (const resolve of waiters) resolve()
    }
    if (!this.isOpen) left()
    else {
      // What has to wait for its reader must not keep the whole of a shared piece of memory.
      const allocate = this.#stream.writableLength > 0 ? Buffer.allocUnsafeSlow : Buffer.allocUnsafe
      this.#stream.write(textFrames(frames, allocate), waiters.length > 0 ? left : undefined)
    }
  }

  #hold(texts: Texts, length: number): void {
    if (this.#held.length === 0) {
      this.#queued = this.#ws.bufferedAmount
      atTurnsEnd(this)
    }
    this.#held.push(texts)
    this.#queued += length
    if (this.#queued > this.#maxQueueBytes) this.cutOff()
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
