import { graphqlJson, request } from '../support/http.ts'
import type { Person } from '../support/person.ts'
import type { FrameClient } from '../support/frames.ts'

/** What an operation is refused with; `data` where it isn't. */
export interface Refusals {
  http: string
  webSocket: string
  sse: string
}

export const everywhere = (code: string): Refusals => ({ http: code, webSocket: code, sse: code })

/** The same operation over all transports. */
export const refusalsOf = async (
  chat: { url: string },
  person: Person,
  query: string,
  variables?: object,
): Promise<Refusals> => {
  const overHttp = async (accept: string) => {
    const { body } = await request(chat, { query, variables }, { headers: { ...person.headers, accept } })
    return codeIn(typeof body === 'string' ? body : JSON.stringify(body))
  }
  await using client = await person.connect()
  return {
    http: await overHttp(graphqlJson),
    webSocket: codeIn(JSON.stringify(await asked(client, query, variables))),
    sse: await overHttp('text/event-stream'),
  }
}

/** The first frame that answers it. */
export const asked = (client: FrameClient, query: string, variables?: object, extensions?: object, id = 'asked') => {
  client.send({ id, type: 'subscribe', payload: { query, variables, extensions } })
  return client.nextOf(id)
}

export const codeIn = (text: string): string => /"code":"(\w+)"/.exec(text)?.[1] ?? 'data'
