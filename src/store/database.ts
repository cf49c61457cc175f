import { createConnection, mongo, type Connection } from 'mongoose'
import type { Clock } from '../kernel/clock.ts'
import { StartError } from '../kernel/errors.ts'
import { heedEndedSockets } from './ended-sockets.ts'
import type { ImportRow, JobRow, SearchQueueRow, SearchRow, StatisticsRow } from './job-rows.ts'
import type { AuditRow, ErasureRow, ReportRow } from './moderation-rows.ts'
import type {
  AttachmentRow,
  BlockRow,
  BroadcastRow,
  ChannelRow,
  ConversationRow,
  IdentityRow,
  LaneRow,
  LogEntry,
  MessageRow,
  ProcessRow,
  RoomMemberRow,
  RoomRow,
  UserRow,
} from './rows.ts'
import { startDatabaseClock, type DatabaseClock } from './database-clock.ts'
import { makeCollections } from './make-collections.ts'
import type { ConnectionRow, LastSeenRow } from './presence.ts'
import { auditSchema, erasureSchema, reportSchema } from './moderation-schemas.ts'
import {
  attachmentSchema,
  blockSchema,
  broadcastSchema,
  channelSchema,
  connectionSchema,
  conversationSchema,
  identitySchema,
  importSchema,
  jobSchema,
  laneSchema,
  lastSeenSchema,
  logSchema,
  messageSchema,
  processSchema,
  roomMemberSchema,
  roomSchema,
  searchQueueSchema,
  searchRowSchema,
  statisticsSchema,
  userSchema,
} from './schemas.ts'

export type Collection<Row extends mongo.Document> = mongo.Collection<Row>

/** The one way to the data: everything is read from the primary with readConcern majority, so nothing read is undone. */
export interface Database {
  client: mongo.MongoClient
  db: mongo.Db
  users: Collection<UserRow>
  conversations: Collection<ConversationRow>
  messages: Collection<MessageRow>
  attachments: Collection<AttachmentRow>
  channels: Collection<ChannelRow>
  broadcasts: Collection<BroadcastRow>
  rooms: Collection<RoomRow>
  roomMembers: Collection<RoomMemberRow>
  blocks: Collection<BlockRow>
  audit: Collection<AuditRow>
  reports: Collection<ReportRow>
  erasures: Collection<ErasureRow>
  log: Collection<LogEntry>
  lanes: Collection<LaneRow>
  processes: Collection<ProcessRow>
  searchRows: Collection<SearchRow>
  searchQueue: Collection<SearchQueueRow>
  jobs: Collection<JobRow>
  imports: Collection<ImportRow>
  statistics: Collection<StatisticsRow>
  connections: Collection<ConnectionRow>
  lastSeen: Collection<LastSeenRow>
  identity: Collection<IdentityRow>
  clock: Clock
  /** Makes again what indexes were removed by hand: for when there is time. */
  lookOver(): Promise<void>
  /** Answers at once where the database does; throws within its deadline otherwise. */
  ping(): Promise<void>
  close(): Promise<void>
}

export interface DatabaseOptions {
  uri: string
  /** Milliseconds after which any operation fails: the driver's own default is never. */
  timeoutMs: number
}

/** Connections to each of its members, where the URI doesn't say. */
const poolSize = 50

const schemas = [
  userSchema,
  conversationSchema,
  messageSchema,
  attachmentSchema,
  channelSchema,
  broadcastSchema,
  roomSchema,
  roomMemberSchema,
  blockSchema,
  auditSchema,
  reportSchema,
  erasureSchema,
  logSchema,
  laneSchema,
  processSchema,
  searchRowSchema,
  searchQueueSchema,
  jobSchema,
  importSchema,
  statisticsSchema,
  connectionSchema,
  lastSeenSchema,
  identitySchema,
]

/** Connects, checks that it is a replica set, and makes what indexes are missing. */
export const openDatabase = async (options: DatabaseOptions): Promise<Database> => {
  const connection = await connect(options)
  let lookOver: () => Promise<void>
  let clock: DatabaseClock | undefined
  try {
    await requireReplicaSet(connection)
    clock = await startDatabaseClock(connection.db!)
    lookOver = await makeCollections(connection.db!, schemas)
  } catch (error) {
    clock?.close()
    await connection.close(true)
    throw error instanceof mongo.MongoError ? unusable(error) : error
  }
  const db = connection.db!
  const collection = <Row extends mongo.Document>(name: string) => db.collection<Row>(name)
  return {
    client: connection.getClient(),
    db,
    users: collection('users'),
    conversations: collection('conversations'),
    messages: collection('messages'),
    attachments: collection('attachments'),
    channels: collection('channels'),
    broadcasts: collection('broadcasts'),
    rooms: collection('rooms'),
    roomMembers: collection('roomMembers'),
    blocks: collection('blocks'),
    audit: collection('audit'),
    reports: collection('reports'),
    erasures: collection('erasures'),
    log: collection('log'),
    lanes: collection('lanes'),
    processes: collection('processes'),
    searchRows: collection('searchRows'),
    searchQueue: collection('searchQueue'),
    jobs: collection('jobs'),
    imports: collection('imports'),
    statistics: collection('statistics'),
    connections: collection('connections'),
    lastSeen: collection('lastSeen'),
    identity: collection('identity'),
    clock,
    lookOver,
    ping: async () => {
      await db.command({ ping: 1 })
    },
    close: () => {
      clock.close()
      return connection.close(true)
    },
  }
}

const connect = async ({ uri, timeoutMs }: DatabaseOptions): Promise<Connection> => {
  heedEndedSockets()
  try {
    return await createConnection(uri, {
      autoIndex: false,
      autoCreate: false,
      bufferCommands: false,
      sanitizeFilter: true,
      // What is given here wins over the URI.
      ...(!/[?&]maxPoolSize=/i.test(uri) && { maxPoolSize: poolSize }),
      // Stage by stage: the driver's single `timeoutMS` has no effect any more, and mixed up answers while it had.
      serverSelectionTimeoutMS: Math.min(timeoutMs, 5000),
      connectTimeoutMS: Math.min(timeoutMs, 5000),
      waitQueueTimeoutMS: timeoutMs,
      socketTimeoutMS: timeoutMs,
      readPreference: 'primary',
      readConcernLevel: 'majority',
      w: 'majority',
      journal: true,
      retryWrites: true,
      appName: 'parley',
    }).asPromise()
  } catch (error) {
    throw unusable(error)
  }
}

const requireReplicaSet = async (connection: Connection): Promise<void> => {
  const hello = await connection.db!.admin().command({ hello: 1 })
  if (hello['setName'] || hello['msg'] === 'isdbgrid') return
  throw new StartError(
    hello['isreplicaset']
      ? 'MONGODB_URI is a replica set that was never initiated: call rs.initiate() once.'
      : 'MONGODB_URI is a standalone mongod, which has no transactions: start it with --replSet and call rs.initiate() once.',
  )
}

const unusable = (error: unknown): StartError => new StartError(`MONGODB_URI can't be used: ${reasonOf(error)}.`)

/** In one line, and without a password. */
const reasonOf = (error: unknown): string => {
  const [line] = String(error instanceof Error ? error.message : error).split('\n')
  if (line!.startsWith('Server selection timed out'))
    return 'none of its members takes writes (a replica set needs a primary, and rs.initiate() once)'
  return line!.replace(/\/\/.*@/, '//***@').replace(/\.$/, '')
}
