import type { Waiter } from '../../realtime/inbox.ts'
import type { SharedText, Sink } from '../graphql/pushing.ts'
import type { Results } from '../graphql/results.ts'
import type { ClientSocket } from './socket.ts'

const tail = Buffer.from('}')

/** The subscriptions of one connection: a list through themselves, as most have one. */
export interface Parking {
  socket: ClientSocket
  firstParked: Parked | null
}

/**
 * What graphql-ws gets of a subscription: an iterator that gives nothing, and ends or throws as the stream does. The frames are
 * sent here, as they come from the engine; what the protocol says beside them goes through the same socket, in order. While its stream
 * rests, nothing of it waits but the one promise that tells of its end.
 */
export class Parked implements AsyncIterableIterator<never, undefined>, Sink, Waiter {
  readonly #stream: Results
  readonly #parking: Parking
  readonly #head: Buffer
  readonly #ended = Promise.withResolvers<IteratorReturnResult<undefined>>()
  #before: Parked | null = null
  #after: Parked | null

  constructor(stream: Results, id: string, parking: Parking) {
    this.#stream = stream
    this.#parking = parking
    this.#head = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`)
    this.#after = parking.firstParked
    if (this.#after) this.#after.#before = this
    parking.firstParked = this
    stream.pushTo(this)
  }

  /** Called once, as what it answers is the end. */
  next(): Promise<IteratorReturnResult<undefined>> {
    this.wake()
    return this.#ended.promise
  }

  /** In a microtask, as who wakes is in the middle of something. */
  wake(): void {
    queueMicrotask(() => void this.#goOn())
  }

  flows(bytes: number): boolean {
    return this.#parking.socket.flows(bytes)
  }
  give(texts: readonly SharedText[], stamp: Buffer, bytes: number): void {
    this.#parking.socket.sendCopies({ texts, head: this.#head, stamp, tail }, bytes)
  }

  return(): Promise<IteratorReturnResult<undefined>> {
    this.#leave()
    return this.#stream.return()
  }
  throw(): Promise<IteratorReturnResult<undefined>> {
    return this.return()
  }
  [Symbol.asyncIterator](): this {
    return this
  }

  /** Whether there are so many; looked at for each new one alone. */
  static areSoMany({ firstParked }: Parking, many: number): boolean {
    let count = 0
    for (let each = firstParked; each; each = each.#after) if (++count >= many) return true
    return false
  }

  async #goOn(): Promise<void> {
    try {
      while (!this.#stream.rests(this)) {
        const { done, value } = await this.#stream.next()
        if (done) {
          this.#leave()
          this.#ended.resolve({ done: true, value: undefined })
          return
        }
        await this.#parking.socket.send(`${this.#head.toString()}${value.json}}`, this.#stream.isEphemeral)
      }
    } catch (error) {
      this.#leave()
      this.#ended.reject(error)
    }
  }

  #leave(): void {
    if (this.#before) this.#before.#after = this.#after
    else if (this.#parking.firstParked === this) this.#parking.firstParked = this.#after
    if (this.#after) this.#after.#before = this.#before
    this.#before = null
    this.#after = null
  }
}

/** Ends all, whatever the protocol's library knows of them. */
export const endParked = (parking: Parking): void => {
  while (parking.firstParked) void parking.firstParked.return()
}
