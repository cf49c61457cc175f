import type { ErasureJobOptions } from './moderation/erasure-job.ts'
import type { SearchLimits } from './search/service.ts'
import type { Logger } from 'pino'
import type { S3Options } from './attachment/s3.ts'
import type { Clock } from './kernel/clock.ts'
import type { RateLimits } from './kernel/rate-limits.ts'
import type { TypingLimits } from './presence/typing.ts'
import type { Way } from './realtime/bridge/transport.ts'
import type { StreamLimits } from './realtime/streams.ts'
import type { TokenOptions } from './server/authentication.ts'
import type { DocumentLimits, EngineNeeds } from './server/graphql/engine.ts'
import type { DemoPerson } from './server/http/demo.ts'
import type { Tab } from './server/http/graphiql.ts'
import type { HttpLimits } from './server/http/server.ts'
import type { WebSocketLimits } from './server/websocket/server.ts'
import type { QueueLimits } from './store/commit/queue.ts'
import type { Directory } from './user/service.ts'

export interface AppOptions {
  mongodbUri: string
  /** Nobody else can use the database. */
  alone: boolean
  host: string
  port: number
  /** Other processes of this machine listen on the same port. */
  sharesPort?: boolean
  tokens: TokenOptions
  origins: string[] | null
  /** Addresses and networks of the proxies in front, whose X-Forwarded-For is believed; left out or null: none. */
  trustedProxies?: string[] | null
  /** What people, addresses and sockets may; left out or null: anything, which is for measuring and for tests. */
  rateLimits?: RateLimits | null
  directory: Directory
  operationTimeoutMs: number
  /** Days that an event can be resumed from. */
  logRetentionDays?: number
  /** What the addresses of files begin with. @default http://localhost and the port */
  publicUrl?: string | undefined
  /** @default 25 MB */
  uploadMaxBytes?: number
  /** Left out or null: files are kept in the database. */
  s3?: S3Options | null
  /** Who may read `/metrics` beside admins: who has the token; anybody, where the server is for its own machine alone. */
  metrics?: {
    token?: string | undefined
    isOpen: boolean
    /** Those of all processes of one port, where this is one of several. */
    ofAll?: (() => Promise<string>) | null
  }
  /** Which documents are run, and who may look at the schema; left out: any, everybody. */
  documents?: Pick<EngineNeeds, 'persisted' | 'hidesSchema'>
  /** The explorer's first tabs; null: no explorer. */
  explorer: Tab[] | null
  /** Whom one can be on the chat page without a token; left out or null: nobody. */
  demo?: DemoPerson[] | null
  /** What carries what processes tell each other; left out or null: they find out by looking. */
  bridge?: Way | null
  logger: Logger
  /** Called where this process can't go on, as the log was cut off under it: it is to be started again. */
  onGap?: () => void
  clock?: Clock
  limits?: {
    queue?: Partial<QueueLimits>
    streams?: Partial<StreamLimits>
    sockets?: Partial<WebSocketLimits>
    documents?: DocumentLimits
    http?: Partial<HttpLimits>
    lanes?: number
    leaseMs?: number
    lookEveryMs?: number
    /** Milliseconds within which a process says something on the bridge. @default 1000 */
    beatMs?: number
    /** Milliseconds that who has left stays online. @default 5000 */
    graceMs?: number
    typing?: Partial<TypingLimits>
    /** Milliseconds between two moves of a person's marks of what was delivered: of broadcasts, and of each conversation. */
    deliveredEveryMs?: number
    erasures?: Partial<ErasureJobOptions>
    search?: Partial<SearchLimits>
    /** Executions of an operation before it is compiled; Infinity: none is. @default 8 */
    compileAfter?: number
    /** Milliseconds between two moves of read marks in a large group. */
    groupReadsEveryMs?: number
  }
}
