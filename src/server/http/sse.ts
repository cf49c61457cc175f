import type { ServerResponse } from 'node:http'
import { EndedByErrors, type Given, type Results } from '../graphql/results.ts'

const pingMs = 12_000
const encoder = new TextEncoder()

/**
 * A subscription as server-sent events, in GraphQL over SSE's distinct connections mode. An event of `events` carries its
 * cursor as `id:`, which browsers give back as Last-Event-ID. It is pulled by the reader, so nothing piles up here.
 * Where the results fail, the connection is dropped: an ordered end would say that there is nothing to come back for.
 */
export const toServerSentEvents = (results: Results, response: ServerResponse): ReadableStream<Uint8Array> => {
  let pings: NodeJS.Timeout | undefined
  const next = ({ json, cursor }: Given): string => `event: next\n${cursor ? `id: ${cursor}\n` : ''}data: ${json}\n\n`
  return new ReadableStream({
    start: (controller) => {
      // A first comment makes proxies and browsers pass the headers on.
      controller.enqueue(encoder.encode(':\n\n'))
      if (response.closed) return
      pings = setInterval(() => {
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(':\n\n'))
      }, pingMs)
      // A connection that is dropped doesn't always cancel its stream.
      response.once('close', () => clearInterval(pings))
    },
    pull: async (controller) => {
      const finish = (text = '') => {
        clearInterval(pings)
        controller.enqueue(encoder.encode(`${text}event: complete\ndata:\n\n`))
        controller.close()
      }
      try {
        const { done, value } = await results.next()
        if (done) finish()
        else controller.enqueue(encoder.encode(next(value)))
      } catch (error) {
        // A throw from here would be nobody's to catch, and end the process.
        if (error instanceof EndedByErrors) finish(next({ json: JSON.stringify({ errors: error.errors }) }))
        else response.destroy()
      }
    },
    cancel: async () => {
      clearInterval(pings)
      await results.return?.()
    },
  })
}
