import { randomUUID } from 'node:crypto'
import * as operations from '../generated/operations.ts'
import type {
  ConversationPartsFragment,
  EventsSubscription,
  MessagePartsFragment,
  SendMessageMutationVariables,
} from '../generated/operations.ts'
import { connectFrames, type ConnectOptions, type FrameClient } from './frames.ts'

/** A document with the types of what it takes and gives. */
export interface Document<Data, Variables> {
  toString(): string
  __apiType?: (variables: Variables) => Data
}

export interface Answer<Data> {
  data?: Data | null
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string; argument?: string } }[]
}

export type StreamedEvent = EventsSubscription['events']
export type Message = MessagePartsFragment
export type Conversation = ConversationPartsFragment

/** Somebody who uses the chat through its public door. */
export interface Person {
  id: string
  token: string
  headers: Record<string, string>
  /** The whole answer, errors included. */
  ask<Data, Variables>(document: Document<Data, Variables>, variables?: Variables): Promise<Answer<Data>>
  /** The data; throws where there are errors. */
  does<Data, Variables>(document: Document<Data, Variables>, variables?: Variables): Promise<Data>
  /** The first error's code, with the argument that it names. */
  refused<Data, Variables>(document: Document<Data, Variables>, variables?: Variables): Promise<string>
  sends(
    to: Person | Conversation | string,
    text: string,
    more?: Partial<SendMessageMutationVariables['input']>,
  ): Promise<Message>
  history(conversationId: string, page?: object): Promise<Message[]>
  connect(options?: ConnectOptions): Promise<FrameClient>
  /** A stream of `events`, on a connection of its own. */
  events(options?: { after?: string | null; resume?: string } & ConnectOptions): Promise<EventReader>
}

export interface EventReader extends AsyncDisposable {
  client: FrameClient
  next(): Promise<StreamedEvent>
  /** The next `n`. */
  take(n: number): Promise<StreamedEvent[]>
  /** All up to and with the next of this type. */
  until(typename: StreamedEvent['__typename']): Promise<StreamedEvent[]>
  /** The cursor of the event given last. */
  cursor: string
}

export const createPerson = (base: string, id: string, token: string): Person => {
  const headers = { authorization: `Bearer ${token}` }
  const url = `${base}/graphql`
  const ask: Person['ask'] = async (document, variables) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query: document.toString(), variables }),
    })
    return response.json() as never
  }
  const does: Person['does'] = async (document, variables) => {
    const { data, errors } = await ask(document, variables)
    if (errors || !data) throw new Error(JSON.stringify(errors))
    return data
  }
  const connect: Person['connect'] = ({ connectionParams, ...options } = {}) =>
    connectFrames(url.replace('http', 'ws'), {
      connectionParams: { authorization: `Bearer ${token}`, ...connectionParams },
      ...options,
    })
  return {
    id,
    token,
    headers,
    ask,
    does,
    connect,
    refused: async (document, variables) => {
      const { errors } = await ask(document, variables)
      if (!errors?.[0]) throw new Error('It was not refused.')
      const { code, argument } = errors[0].extensions
      return argument ? `${code} ${argument}` : code
    },
    sends: async (to, text, more = {}) => {
      const target =
        typeof to === 'string'
          ? { conversationId: to }
          : 'kind' in to
            ? { conversationId: to.id }
            : { recipientId: to.id }
      const input = { ...target, clientId: randomUUID(), text, ...more }
      return (await does(operations.SendMessageDocument, { input })).sendMessage.message
    },
    history: async (conversationId, page = { last: 100 }) => {
      const { conversation } = await does(operations.HistoryDocument, { id: conversationId, ...page })
      return conversation!.messages.nodes
    },
    events: async ({ after, resume, ...options } = {}) => {
      const client = await connect({
        ...options,
        connectionParams: { ...(resume && { resume }), ...options.connectionParams },
      })
      client.send({
        id: 'events',
        type: 'subscribe',
        payload: { query: operations.EventsDocument.toString(), variables: { after } },
      })
      return readEvents(client)
    },
  }
}

export const readEvents = (client: FrameClient, id = 'events'): EventReader => {
  const next = async (): Promise<StreamedEvent> => {
    const frame = await client.nextOf(id)
    if (frame.type !== 'next' || frame.payload.errors) throw new Error(`Not an event: ${JSON.stringify(frame)}`)
    const event = frame.payload.data.events as StreamedEvent
    reader.cursor = event.cursor
    return event
  }
  const reader: EventReader = {
    client,
    next,
    cursor: '',
    take: async (n) => {
      const events: StreamedEvent[] = []
      while (events.length < n) events.push(await next())
      return events
    },
    until: async (typename) => {
      const events: StreamedEvent[] = []
      do events.push(await next())
      while (events.at(-1)!.__typename !== typename)
      return events
    },
    [Symbol.asyncDispose]: () => client[Symbol.asyncDispose](),
  }
  return reader
}
