import type { Protocol } from '../load/protocols.ts'
import { startChild, type Child } from '../process/child.ts'
import { startProgram } from '../process/program.ts'
import { createMessageAdded } from './events-schema.ts'
import type { Publish, ServerCommands } from './server-process.ts'

/** A server that gives events to subscribers, and how it is started and spoken to. */
export interface Kind {
  name: string
  title: string
  protocol: Protocol
  start(signal: AbortSignal): Promise<Child<ServerCommands>>
}

const nodeKind = (name: string, title: string, protocol: Protocol, file: string): Kind => ({
  name,
  title,
  protocol,
  // Garbage is collected before memory is read.
  start: (signal) => startChild(new URL(file, import.meta.url), { flags: ['--expose-gc'], signal }),
})

export const nodeKinds: Kind[] = [
  nodeKind('parley', 'Parley', 'parley', './parley.ts'),
  nodeKind('ws', 'bare ws', 'ws', './bare-ws.ts'),
  nodeKind('socket.io', 'Socket.IO', 'socket.io', './socket-io.mjs'),
  nodeKind('graphql-ws', 'stock graphql-ws', 'graphql-ws', './graphql-ws.ts'),
  nodeKind('graphql-ws-cached', 'graphql-ws, documents cached', 'graphql-ws', './graphql-ws-cached.ts'),
  nodeKind('mercurius', 'Mercurius, jit', 'graphql-ws', './mercurius/server.mjs'),
]

export const centrifugeKind = (program: string): Kind => ({
  name: 'centrifuge',
  title: 'Centrifuge (Go)',
  protocol: 'centrifuge',
  start: async (signal) => {
    const child = await startProgram<ServerCommands>(program, { signal })
    /** Its events are made here, as it has no code of ours. */
    const publish = ({ messages, due }: Publish) =>
      child.ask('publish', {
        messages,
        due,
        events: Array.from({ length: messages }, () => createMessageAdded(due)),
      } as Publish)
    return {
      ...child,
      ask: ((name: string, argument: never) =>
        name === 'publish' ? publish(argument) : child.ask(name as 'start', argument)) as typeof child.ask,
    }
  },
})

const centrifuge = { name: 'centrifuge', title: 'Centrifuge (Go), which is built where Go is there' }

/** A sentence for a report, where servers are left out; else nothing. */
export const notMeasured = (measured: readonly Pick<Kind, 'name'>[]): string => {
  const missing = [...nodeKinds, centrifuge].filter(({ name }) => !measured.some((kind) => kind.name === name))
  return missing.length > 0 ? ` Not measured in this run: ${missing.map(({ title }) => title).join('; ')}.` : ''
}
