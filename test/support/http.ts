/** An answer as it came over HTTP. */
export interface HttpAnswer {
  status: number
  type: string
  headers: Headers
  // oxlint-disable-next-line typescript/no-explicit-any -- what a test expects of it, the test says
  body: any
}

export const graphqlJson = 'application/graphql-response+json'

/** A request to the endpoint, by POST unless said otherwise; `body` is sent as it is where it is a text. */
export const request = async (
  chat: { url: string },
  body: string | object | undefined,
  { headers, query = '', ...init }: Omit<RequestInit, 'headers'> & { headers?: object; query?: string } = {},
): Promise<HttpAnswer> => {
  const response = await fetch(`${chat.url}/graphql${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: graphqlJson, ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...init,
  })
  const text = await response.text()
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    headers: response.headers,
    body: text.startsWith('{') ? JSON.parse(text) : text,
  }
}
