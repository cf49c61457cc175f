import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { sendTalkOf, type SendProtocol, type Target } from './send-protocols.ts'

/** One person on one socket, who always has so many sends under way while it runs (a closed loop). */
export interface Sender {
  /** Resolves when the last of its sends was answered; at once where none is to be in flight. `next`: to whom. */
  run(round: Round, inFlight: number, next: () => Target): Promise<void>
  close(): void
}

export interface SenderOptions {
  protocol: SendProtocol
  port: number
  token: string
}

/** What the senders of one round share. */
export interface Round {
  /** As `performance.now()`: no send begins after it. */
  endsAt: number
  sent: number
  /** Milliseconds from each send to its answer: one for each acknowledged send. */
  latencies: number[]
  /** The answers that weren't one. */
  failures: string[]
}

const text = 'What a chat message usually is: a line of some sixty letters.'

/** Each send has an id of its own, as a client's would, that ends with its slot. */
const slots = 1000

export const connectSender = async ({ protocol, port, token }: SenderOptions): Promise<Sender> => {
  const talk = sendTalkOf(protocol)
  const socket = await talk.connect(port, token)
  const closed = once(socket, 'close').then(([code]) => Promise.reject(new Error(`A socket was closed: ${code}`)))
  closed.catch(() => {})

  const sentAt = new Float64Array(slots)
  let round: Round
  let next: () => Target
  let sends = 0
  let underWay = 0
  let idle = Promise.withResolvers<void>()

  const send = (slot: number): void => {
    underWay++
    round.sent++
    sentAt[slot] = performance.now()
    socket.send(talk.frameOf(++sends * slots + slot, { ...next(), clientId: randomUUID(), text }))
  }

  socket.on('message', (frame: Buffer) => {
    const id = talk.idOf(frame)
    if (id === null) {
      const reply = talk.reply(frame)
      if (reply !== null) socket.send(reply)
      return
    }
    const slot = id % slots
    const now = performance.now()
    underWay--
    if (talk.isAcknowledged(frame)) round.latencies.push(now - sentAt[slot]!)
    else round.failures.push(frame.toString())
    if (now < round.endsAt) send(slot)
    else if (underWay === 0) idle.resolve()
  })

  return {
    run: async (during, inFlight, to) => {
      if (inFlight === 0) return
      round = during
      next = to
      idle = Promise.withResolvers()
      for (let slot = 0; slot < inFlight; slot++) send(slot)
      await Promise.race([idle.promise, closed])
    },
    close: () => socket.close(1000),
  }
}
