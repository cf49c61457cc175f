import type { DemoTokens } from './demo/people.ts'

export interface Welcome {
  url: string
  port: number
  data: string
  mongod: string
  hasExplorer: boolean
  startedInMs: number
  /** What `kill` takes; of all that runs below npm, this is the server. */
  pid: number
  demo: DemoTokens | null
}

/** What a start says: where everything is, and what can be pasted to try it. */
export const welcome = ({ url, data, mongod, hasExplorer, startedInMs, pid, demo }: Welcome): string =>
  [
    '',
    table([
      ['Chat', `${url}/`],
      ...(hasExplorer ? [['Explorer', `${url}/graphql (GraphiQL, in a browser)`] satisfies [string, string]] : []),
      ['HTTP', `POST ${url}/graphql`],
      ['WebSocket', `${url.replace('http', 'ws')}/graphql (graphql-transport-ws)`],
      ['SSE', `POST ${url}/graphql, Accept: text/event-stream`],
      ['Data', data],
      ['MongoDB', mongod],
    ]),
    ...(demo ? [tokens(demo), tryIt(url, demo)] : []),
    `Ready in ${(startedInMs / 1000).toFixed(1)} s, as process ${pid}. Ctrl-C stops it.`,
    '',
  ].join('\n')

const table = (rows: [string, string][]): string => {
  const left = Math.max(...rows.map(([name]) => name.length))
  const right = Math.max(...rows.map(([, value]) => value.length))
  const line = (from: string, middle: string, to: string) =>
    `${from}${'─'.repeat(left + 2)}${middle}${'─'.repeat(right + 2)}${to}`
  return [
    line('┌', '┬', '┐'),
    ...rows.map(([name, value]) => `│ ${name.padEnd(left)} │ ${value.padEnd(right)} │`),
    line('└', '┴', '┘'),
    '',
  ].join('\n')
}

const tokens = (demo: DemoTokens): string =>
  [
    'No secret was given, so this is for this machine alone. Tokens of the demo people:',
    ...Object.entries(demo).map(([name, token]) => `  ${name.padEnd(4)} ${token}`),
    '',
  ].join('\n')

const tryIt = (url: string, { ann, bob }: DemoTokens): string => {
  const send =
    'mutation { sendMessage(input: {recipientId: \\"bob\\", clientId: \\"\'$(date +%s)\'\\", text: \\"Hello from curl\\"}) { message { seq text } } }'
  const hear = 'subscription { events { __typename ... on MessageAdded { message { text sender { name } } } } }'
  return [
    'Send as Ann:',
    `  curl -s ${url}/graphql -H 'content-type: application/json' -H 'authorization: Bearer ${ann}' -d '{"query":"${send}"}'`,
    '',
    'Hear as Bob, in another terminal:',
    `  curl -sN ${url}/graphql -H 'content-type: application/json' -H 'accept: text/event-stream' -H 'authorization: Bearer ${bob}' -d '{"query":"${hear}"}'`,
    '',
  ].join('\n')
}
