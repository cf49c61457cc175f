/** One event of a stream over HTTP; a comment has only that. */
export interface ServerSentEvent {
  event?: string
  id?: string
  comment?: string
  // oxlint-disable-next-line typescript/no-explicit-any -- what a test expects of it, the test says
  data?: any
}

/** A subscription over SSE, read event by event. */
export interface EventSource extends AsyncDisposable {
  status: number
  type: string
  /** The next event that isn't a comment; null at the end of the stream; throws where the connection broke. */
  next(): Promise<ServerSentEvent | null>
  /** The same, comments included. */
  nextOrComment(): Promise<ServerSentEvent | null>
}

export const openEventSource = async (
  chat: { url: string },
  body: { query: string; variables?: object },
  headers: object = {},
): Promise<EventSource> => {
  const abort = new AbortController()
  const response = await fetch(`${chat.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify(body),
    signal: abort.signal,
  })
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const nextOrComment = async (): Promise<ServerSentEvent | null> => {
    for (let end = text.indexOf('\n\n'); end < 0; end = text.indexOf('\n\n')) {
      const { done, value } = await reader.read()
      if (done) return null
      text += value
    }
    const block = text.slice(0, text.indexOf('\n\n'))
    text = text.slice(block.length + 2)
    return parse(block)
  }
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    nextOrComment,
    next: async () => {
      let event = await nextOrComment()
      while (event?.comment !== undefined) event = await nextOrComment()
      return event
    },
    [Symbol.asyncDispose]: () => {
      abort.abort()
      return reader.cancel().catch(() => {})
    },
  }
}

const parse = (block: string): ServerSentEvent => {
  const event: ServerSentEvent = {}
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':')
    const [name, value] = [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')]
    if (name === '') event.comment = value
    else if (name === 'data') event.data = value === '' ? undefined : JSON.parse(value)
    else if (name === 'event' || name === 'id') event[name] = value
  }
  return event
}
