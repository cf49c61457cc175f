import { randomUUID } from 'node:crypto'
import type { Frame, FrameClient } from './frames.ts'
import type { Document } from './person.ts'

/** One subscription on a connection, which may have others. */
export interface Subscription<Data> {
  id: string
  /** The next result's data; throws where it is an error, or the end. */
  next(): Promise<Data>
  /** The next frame, whatever it is. */
  frame(): Promise<Frame>
  /** Unsubscribes. */
  complete(): void
}

export const subscribe = <Data, Variables>(
  client: FrameClient,
  document: Document<Data, Variables>,
  variables?: Variables,
  id: string = randomUUID(),
): Subscription<Data> => {
  client.send({ id, type: 'subscribe', payload: { query: document.toString(), variables } })
  return {
    id,
    next: async () => {
      const frame = await client.nextOf(id)
      if (frame.type !== 'next' || frame.payload.errors) throw new Error(`Not a result: ${JSON.stringify(frame)}`)
      return frame.payload.data as Data
    },
    frame: () => client.nextOf(id),
    complete: () => client.send({ id, type: 'complete' }),
  }
}

/** The one result of a query or mutation over the socket, and its end. */
export const runOver = async (client: FrameClient, query: string, id: string = randomUUID()): Promise<Frame> => {
  client.send({ id, type: 'subscribe', payload: { query } })
  const result = await client.nextOf(id)
  if (result.type === 'next') await client.nextOf(id)
  return result
}
