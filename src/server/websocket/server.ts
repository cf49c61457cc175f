import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { GraphQLError, type ExecutionResult } from 'graphql'
import { handleProtocols, makeServer, type Context as ProtocolContext, type SubscribePayload } from 'graphql-ws'
import type { Logger } from 'pino'
import { WebSocketServer, type WebSocket } from 'ws'
import type { ChatError } from '../../kernel/errors.ts'
import type { CreateContext } from '../graphql/context.ts'
import { formatError } from '../graphql/errors.ts'
import type { Engine, Prepared } from '../graphql/engine.ts'
import { EndedByErrors, type Results } from '../graphql/results.ts'
import type { AllowedOrigins } from '../allowed-origins.ts'
import type { Devices } from '../devices.ts'
import type { Addresses } from '../limits/addresses.ts'
import type { Rates } from '../limits/rates.ts'
import type { SignIn } from '../sign-in.ts'
import { refuseUpgrade } from '../http/refuse-upgrade.ts'
import { startKeepAlive } from './keep-alive.ts'
import { resumeOf } from './connection-params.ts'
import { boundFirstBytes } from './first-bytes.ts'
import { createIntroduce, type Connection } from './introduce.ts'
import { createSocketLimits } from './limits.ts'
import { asParsed, isPing, isServersOwn } from './message.ts'
import { endParked, Parked } from './parked.ts'
import { ClientSocket, tooLarge } from './socket.ts'

export interface WebSocketNeeds {
  engine: Engine
  signIn: SignIn
  createContext: CreateContext
  devices: Devices
  /** Why a person may not do anything; null where they may. */
  refusal(userId: string): ChatError | null
  rates: Rates
  addresses: Addresses
  logger: Logger
  /** Pages that may connect. */
  allowedOrigins: AllowedOrigins
  limits: WebSocketLimits
  /** Told of every connection that is refused. */
  onRefused?(code: string): void
  /** Told of every socket's end, with its close code. */
  onClosed?(code: number): void
}

export interface WebSocketLimits {
  /** Bytes that may wait for a reader; over it the socket is closed with 1013. */
  queueBytes: number
  /** Milliseconds between pings; a socket is dead after two without an answer. */
  pingMs: number
  /** Milliseconds within which a client introduces itself, and then within which that is checked. */
  initMs: number
  /** Sockets that may be introducing themselves at once; those over it are closed with 1013, and come back a moment later. */
  coming: number
}

export const defaultWebSocketLimits: WebSocketLimits = {
  queueBytes: 1_000_000,
  pingMs: 12_000,
  initMs: 10_000,
  coming: 2000,
}

export interface WebSockets {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  readonly size: number
  /** Bytes that wait for readers: of all sockets, and of the one that most wait for. */
  waiting(): { bytes: number; most: number }
  /** Closes all with 1001, which clients come back from, a few at a time, and ends those that don't answer. */
  close(): Promise<void>
}

/** At a stop, so many sockets are closed every so many ms; more at a time where it would take longer than this. */
const closedATime = 20
const closeEveryMs = 50
const closedWithinMs = 4000

/** Milliseconds that one who is refused has to answer. */
const refusedMs = 2000

/** Messages over it are answered PAYLOAD_TOO_LARGE; past the wall the socket is closed (1009). */
const maxMessageBytes = 256_000
const wallBytes = 1_000_000

/** GraphQL over WebSocket: graphql-ws keeps the protocol, the engine runs the operations. */
export const createWebSockets = ({
  engine,
  signIn,
  createContext,
  devices,
  refusal,
  rates,
  addresses,
  logger,
  allowedOrigins,
  limits,
  onRefused = () => {},
  onClosed = () => {},
}: WebSocketNeeds): WebSockets => {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: wallBytes,
    perMessageDeflate: false,
    // A message at a time: an id that is completed and used again in one chunk would leak its subscription.
    allowSynchronousEvents: false,
    autoPong: false,
    handleProtocols,
  })
  const keepAlive = startKeepAlive(limits.pingMs, server.clients)
  const bounds = createSocketLimits({ rates, addresses, initMs: limits.initMs, onRefused })
  const failed = (error: Error): void => logger.debug({ err: error }, 'A socket failed.')
  const format = (error: unknown, requestId: string): GraphQLError =>
    formatError(new GraphQLError('', { originalError: error as Error }), requestId, logger)

  const introduce = createIntroduce({ signIn, devices, refusal, rates, logger, onRefused })
  const protocol = makeServer<Record<string, unknown>, Connection>({
    // `bounds` ends those that wait too long.
    connectionInitWaitTimeout: 0,
    onConnect: async (context) => {
      bounds.introduces(context.extra)
      const mayStay = await introduce(context)
      bounds.isKnown(context.extra)
      return mayStay
    },
    onSubscribe: (context, id, payload) => {
      try {
        const tooMany = bounds.runs(context.extra)
        if (tooMany) return tooMany
        const prepared = engine.prepare(payload, context.extra)
        const { operationName, extensions } = payload
        // It is kept for as long as the operation runs, which needs no more of it than this.
        Object.assign(payload, { query: '', variables: undefined, extensions: undefined })
        if ('errors' in prepared) return prepared.errors
        const over = prepared.isSubscription && bounds.opens(context.extra)
        if (over) return over
        return toArgs(context, id, { operationName, extensions }, prepared)
      } catch (error) {
        return [format(error, randomUUID())]
      }
    },
    execute: (args) => run(args as unknown as Args) as Promise<ExecutionResult>,
    // What is no answer is parked before the protocol looks at it.
    subscribe: (args) => run(args as unknown as Args) as Promise<ExecutionResult>,
    onOperation: ({ extra }, id, _payload, _args, result) =>
      Symbol.asyncIterator in result ? new Parked(result as unknown as Results, id, extra) : undefined,
    onError: (_context, _id, _payload, errors) =>
      errors.flatMap((error) => {
        const ended = error.cause ?? error.originalError
        return ended instanceof EndedByErrors ? ended.errors.map((each) => each.toJSON()) : [error.toJSON()]
      }),
  })

  const toArgs = (
    context: ProtocolContext<Record<string, unknown>, Connection>,
    id: string,
    { operationName, extensions }: Pick<SubscribePayload, 'operationName' | 'extensions'>,
    prepared: Prepared,
  ) => ({
    schema: engine.schema,
    document: prepared.document,
    operationName,
    connection: context.extra,
    // An answer says what it cost to who asks for that.
    tellsCost: extensions?.['cost'] === true,
    prepared,
    contextValue: createContext({
      actor: context.extra.actor,
      resume: resumeOf(context.extra.resume, id),
      tooSlow: () => context.extra.socket.cutOff(),
    }),
  })

  const run = async ({ prepared, operationName, contextValue, connection, tellsCost }: Args) => {
    connection.running++
    try {
      const result = await engine.run({ ...prepared, operationName, context: contextValue })
      if (!tellsCost || Symbol.asyncIterator in result) return result
      return { ...result, extensions: { cost: engine.costReport(prepared, connection) } }
    } catch (error) {
      const failed = format(error, contextValue.requestId)
      onRefused(String(failed.extensions['code']))
      return { errors: [failed] }
    } finally {
      connection.running--
    }
  }

  const opened = (ws: WebSocket, stream: Duplex, address: string | null): void => {
    if (bounds.coming >= limits.coming) {
      ws.on('error', failed)
      ws.once('close', onClosed)
      ws.close(1013, 'Too many at once')
      setTimeout(() => ws.terminate(), refusedMs).unref()
      return
    }
    const endStreams = (): void => endParked(connection)
    const connection: Connection = {
      socket: new ClientSocket(ws, stream, limits.queueBytes, endStreams),
      actor: null,
      address,
      isStranger: true,
      running: 0,
      pinged: 0,
      resume: null,
      gone: nothing,
      firstParked: null,
    }
    const { socket } = connection
    keepAlive.watch(ws)
    bounds.came(connection)
    boundFirstBytes(connection, stream)
    ws.on('ping', (data) => {
      if (socket.isOpen && rates.ping(connection)) ws.pong(data)
    })
    ws.on('error', failed)
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (frame) => socket.send(frame),
        close: (code = 1000, reason = '') => socket.close(code, reason),
        onMessage: (take) =>
          ws.on('message', (data: Buffer) => {
            if (!socket.isOpen) return
            const message = data.toString()
            const refusal = data.length > maxMessageBytes && tooLarge(message, maxMessageBytes)
            const parsed = asParsed(message)
            if (isPing(parsed) && !rates.ping(connection)) return
            const answered = refusal ? socket.send(refusal) : take(parsed)
            answered.catch((error: unknown) => {
              if (isServersOwn(error)) return socket.close(4400, 'Invalid message received')
              logger.error({ err: error }, 'A message could not be handled.')
              socket.close(1013, 'Try again later')
            })
          }),
      },
      connection,
    )
    ws.on('close', (code, reason) => {
      onClosed(code)
      keepAlive.forget(ws)
      bounds.isKnown(connection)
      connection.gone()
      endStreams()
      closed(code, reason.toString()).catch((error: unknown) =>
        logger.error({ err: error }, 'A socket failed to close.'),
      )
    })
  }

  return {
    get size() {
      return server.clients.size
    },
    waiting: () => {
      let [bytes, most] = [0, 0]
      for (const { bufferedAmount } of server.clients) {
        bytes += bufferedAmount
        most = Math.max(most, bufferedAmount)
      }
      return { bytes, most }
    },
    upgrade: (request, socket, head) => {
      const { origin, host } = request.headers
      if (!allowedOrigins.has(origin, host)) {
        refuseUpgrade(socket, '403 Forbidden')
        return
      }
      const admitted = bounds.admit(request, socket)
      if (!admitted) return
      server.handleUpgrade(request, socket, head, (ws) => opened(ws, socket, admitted.address))
    },
    close: async () => {
      keepAlive.close()
      bounds.close()
      const clients = [...server.clients]
      const gone = clients.map((ws) => new Promise((resolve) => ws.once('close', resolve)))
      const atATime = Math.max(closedATime, Math.ceil((clients.length * closeEveryMs) / closedWithinMs))
      for (const [i, ws] of clients.entries()) {
        // Whoever is left comes back to another process, or to the next start: all at once would be too much for it.
        if (i > 0 && i % atATime === 0) await wait(closeEveryMs)
        ws.close(1001, 'Going away')
        setTimeout(() => ws.terminate(), 2000).unref()
      }
      await Promise.all(gone)
    },
  }
}

const nothing = (): void => {}

interface Args {
  connection: Connection
  prepared: Prepared
  tellsCost: boolean
  operationName?: string | null
  contextValue: ReturnType<CreateContext>
}
