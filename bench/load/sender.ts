import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { WebSocket } from 'ws'

/** One person on one socket, who always has `inFlight` sends under way while it runs (a closed loop). */
export interface Sender {
  /** Resolves when the last of its sends was answered. */
  run(round: Round): Promise<void>
  close(): void
}

export interface SenderOptions {
  url: string
  token: string
  inFlight: number
  recipients: readonly string[]
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

const query =
  'mutation Send($input: SendMessageInput!) { sendMessage(input: $input) { message { id clientId text createdAt } } }'
const text = 'What a chat message usually is: a line of some sixty letters.'

/** Answers are told apart by their bytes, not parsed, so that the client costs little. */
const nextFrame = '"type":"next"'
const completeFrame = '"type":"complete"'
const acknowledged = '"payload":{"data":{"sendMessage":{"message":{"id":"'
/** Where in a frame of graphql-ws the operation's id begins, and how many of its letters name the slot. */
const idAt = '{"id":"'.length
const slotDigits = 3

export const connectSender = async ({ url, token, inFlight, recipients }: SenderOptions): Promise<Sender> => {
  const ws = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false })
  await once(ws, 'open')
  ws.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }))
  const closed = once(ws, 'close').then(([code]) => Promise.reject(new Error(`A socket was closed: ${code}`)))
  closed.catch(() => {})
  const [ack] = (await Promise.race([once(ws, 'message'), closed])) as [Buffer]
  if (!ack.includes('connection_ack')) throw new Error(`Not acknowledged: ${ack.toString()}`)

  const sentAt = new Float64Array(inFlight)
  let round: Round
  let operations = 0
  let underWay = 0
  let idle = Promise.withResolvers<void>()

  const send = (slot: number): void => {
    const recipientId = recipients[Math.floor(Math.random() * recipients.length)]
    const input = { recipientId, clientId: randomUUID(), text }
    // Each operation has an id of its own, as a client's would, with the slot in front.
    const id = `${String(slot).padStart(slotDigits, '0')}-${++operations}`
    underWay++
    round.sent++
    sentAt[slot] = performance.now()
    ws.send(JSON.stringify({ id, type: 'subscribe', payload: { query, operationName: 'Send', variables: { input } } }))
  }

  ws.on('message', (frame: Buffer) => {
    if (frame.includes(completeFrame)) return
    const slot = Number(frame.toString('latin1', idAt, idAt + slotDigits))
    const now = performance.now()
    underWay--
    if (frame.includes(nextFrame) && frame.includes(acknowledged)) round.latencies.push(now - sentAt[slot]!)
    else round.failures.push(frame.toString())
    if (now < round.endsAt) send(slot)
    else if (underWay === 0) idle.resolve()
  })
  ws.on('error', () => {})

  return {
    run: (next) => {
      round = next
      idle = Promise.withResolvers()
      for (let slot = 0; slot < inFlight; slot++) send(slot)
      return Promise.race([idle.promise, closed])
    },
    close: () => ws.close(1000),
  }
}
