import type { IncomingMessage, ServerResponse } from 'node:http'
import { createGrace } from '../../kernel/grace.ts'
import { refusalError } from '../graphql/errors.ts'
import type { Addresses } from '../limits/addresses.ts'
import { limited } from '../limits/rates.ts'

export interface ArrivingNeeds {
  addresses: Addresses
  /** Milliseconds after which a request whose body isn't there is ended. */
  bodyMs: number
  /** Bodies of an address that may be slow at once; over it, a request is answered 429. */
  slowBodies: number
}

interface Coming {
  request: IncomingMessage
  response: ServerResponse
}

/** Milliseconds after which a body is slow: nearly all come with their headers. */
const slowMs = 1000

/**
 * Operations whose bodies are still on their way, and are held here for as long: each for so long, and so many slow ones of an address, as a stranger
 * could hold thousands otherwise.
 */
export const createArriving = ({ addresses, bodyMs, slowBodies }: ArrivingNeeds) => {
  const counts = new Map<string, number>()
  const add = (address: string, by: number): void => {
    const count = (counts.get(address) ?? 0) + by
    if (count > 0) counts.set(address, count)
    else counts.delete(address)
  }
  const isComing = (request: IncomingMessage): boolean => !request.complete && !request.destroyed
  const late = createGrace<Coming>(bodyMs, ({ request }) => {
    if (isComing(request)) request.destroy()
  })
  const slow = createGrace<Coming>(slowMs, ({ request, response }) => {
    if (!isComing(request)) return
    const address = addresses.of(request)
    if (address === null) return
    if ((counts.get(address) ?? 0) >= slowBodies) return refuse(request, response)
    add(address, 1)
    request.once('close', () => add(address, -1))
  })
  return {
    add: (request: IncomingMessage, response: ServerResponse): void => {
      if (request.complete) return
      const coming = { request, response }
      late.add(coming)
      slow.add(coming)
      // What it has said is kept with it.
      const come = (): void => {
        late.take(coming)
        slow.take(coming)
      }
      request.once('end', come).once('close', come)
    },
    close: (): void => {
      late.close()
      slow.close()
    },
  }
}

const refusal = JSON.stringify({ errors: [refusalError(limited('requests on their way', slowMs))] })

const refuse = (request: IncomingMessage, response: ServerResponse): void => {
  if (response.headersSent) return void request.destroy()
  response
    .writeHead(429, { 'content-type': 'application/json', 'retry-after': '1', connection: 'close' })
    .end(refusal, () => request.destroy())
}
