import type { Logger } from 'pino'
import type { SignedUrls } from '../attachment/signed-urls.ts'
import type { Clock } from '../kernel/clock.ts'
import type { ChatError } from '../kernel/errors.ts'
import type { Receiver } from '../attachment/receive.ts'
import type { FileStorage } from '../attachment/storage.ts'
import type { Between } from '../realtime/bridge/between.ts'
import type { Database } from '../store/database.ts'
import type { People } from '../user/known.ts'
import { createAllowedOrigins } from './allowed-origins.ts'
import { createAuthenticate, type TokenOptions } from './authentication.ts'
import type { Devices } from './devices.ts'
import type { CreateContext } from './graphql/context.ts'
import type { Engine } from './graphql/engine.ts'
import { createDemo, type DemoPerson } from './http/demo.ts'
import { createFiles } from './http/files.ts'
import { createGraphiql, type Tab } from './http/graphiql.ts'
import { createPage } from './http/page.ts'
import { defaultHttpLimits, startHttpServer, type HttpLimits } from './http/server.ts'
import type { MetricsAccess } from './metrics/access.ts'
import type { Metrics } from './metrics/metrics.ts'
import { createAddresses } from './limits/addresses.ts'
import { shareRates } from './limits/share.ts'
import { createSignIn } from './sign-in.ts'
import { createWebSockets, defaultWebSocketLimits, type WebSocketLimits } from './websocket/server.ts'

export interface ServerOptions {
  host: string
  port: number
  sharesPort?: boolean
  tokens: TokenOptions
  origins: string[] | null
  /** Addresses and networks of the proxies in front, whose X-Forwarded-For is believed. */
  trustedProxies?: string[] | null
  explorer: Tab[] | null
  demo?: DemoPerson[] | null
  metrics?: Pick<MetricsAccess, 'token'> & { isOpen: boolean }
  limits?: { sockets?: Partial<WebSocketLimits>; http?: Partial<HttpLimits> }
}

export interface ServerNeeds {
  engine: Engine
  createContext: CreateContext
  devices: Devices
  people: People
  clock: Clock
  refusal(userId: string): ChatError | null
  database: Database
  storage: FileStorage
  receiver: Receiver
  urls: SignedUrls
  /** What files' addresses begin with; known once it listens. */
  baseUrl(): string
  publicUrl: string | undefined
  /** Where the built chat page is. */
  pageFolder: string
  metrics: Metrics
  between: Pick<Between, 'bus' | 'bridge' | 'degraded'>
  logger: Logger
  onTrouble(message: string, error: unknown): void
}

/** Everything that is asked for by an address: GraphQL over three transports, files, the chat page, and what operators look at. */
export const startServer = async (options: ServerOptions, needs: ServerNeeds) => {
  const { metrics, urls, receiver, storage, refusal, database, onTrouble } = needs
  const { origins } = options
  const authenticate = createAuthenticate(options.tokens, needs.clock, onTrouble)
  const signIn = createSignIn(authenticate, needs.people)
  const allowedOrigins = createAllowedOrigins(origins, needs.publicUrl)
  const transport = {
    ...needs,
    rates: needs.engine.rates,
    signIn,
    allowedOrigins,
    addresses: createAddresses({
      trusted: options.trustedProxies ?? [],
      onUnnamed: () =>
        needs.logger.warn(
          'Requests come by a proxy that TRUSTED_PROXIES does not name: limits of addresses are off for them.',
        ),
    }),
    onRefused: metrics.refused,
    onClosed: metrics.closed,
  }
  const sockets = createWebSockets({ ...transport, limits: { ...defaultWebSocketLimits, ...options.limits?.sockets } })
  const httpGraphql = loadedOnce(async () => (await import('./http/yoga.ts')).createHttpGraphql(transport))
  const { attachments, users } = database
  const server = await startHttpServer(
    {
      graphql: async (request, response) => {
        await (
          await httpGraphql()
        )(request, response)
      },
      sockets,
      files: createFiles({ ...transport, attachments, users, urls, receiver, storage, onTrouble }),
      graphiql: options.explorer && createGraphiql(options.explorer),
      page: createPage({ folder: needs.pageFolder, filesUrl: needs.baseUrl }),
      demo: createDemo(options.demo ?? []),
      metrics: metrics.route({ signIn, refusal, isOpen: false, ...options.metrics }),
      checkReady: database.ping,
      degraded: needs.between.degraded,
      addresses: transport.addresses,
      limits: { ...defaultHttpLimits, ...options.limits?.http },
    },
    options,
  )
  // What only HTTP takes is a tenth of a start: it listens first, and nobody's first request waits for it.
  setImmediate(() => void httpGraphql())
  const sharing = shareRates(needs.engine.rates, needs.between)
  const close = async (): Promise<void> => {
    await server.close()
    sharing.close()
  }
  return { ...server, sockets, close }
}

const loadedOnce = <Loaded>(load: () => Promise<Loaded>): (() => Promise<Loaded>) => {
  let loaded: Promise<Loaded> | undefined
  return () => (loaded ??= load())
}
