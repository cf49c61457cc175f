import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import type { AppOptions } from './app-options.ts'
import { startAdministration } from './administration/start.ts'
import { createSignedUrls } from './attachment/signed-urls.ts'
import { startAttachments } from './attachment/start.ts'
import { createDeliveredMarks } from './broadcast/delivered.ts'
import { createBroadcastResolvers } from './broadcast/resolvers.ts'
import { createBroadcastService } from './broadcast/service.ts'
import { createDeliveries } from './conversation/delivered.ts'
import { createGroupReads } from './conversation/group-reads.ts'
import { createConversationResolvers } from './conversation/resolvers.ts'
import { createGroupService } from './conversation/groups.ts'
import { createConversationService } from './conversation/service.ts'
import { systemClock } from './kernel/clock.ts'
import { createTrouble } from './kernel/trouble.ts'
import { packageFolder } from './kernel/version.ts'
import { createCursorTags } from './kernel/cursor.ts'
import { startLog } from './log.ts'
import { createMessageChanges } from './message/changes.ts'
import { createMessageResolvers } from './message/resolvers.ts'
import { createMessageService } from './message/service.ts'
import { startModeration } from './moderation/moderation.ts'
import { startPresence } from './presence/presence.ts'
import { defaultTypingLimits } from './presence/typing.ts'
import { createHub } from './realtime/hub.ts'
import { rootsOf, type RootResolvers } from './realtime/resolver-part.ts'
import { createEventResolvers } from './realtime/resolvers.ts'
import { createStreams, defaultStreamLimits } from './realtime/streams.ts'
import { createRoomResolvers } from './room/resolvers.ts'
import { createRoomService } from './room/service.ts'
import { startSearch } from './search/start.ts'
import { createDevices, erasedClose, suspendedClose } from './server/devices.ts'
import { contextFactory } from './server/graphql/context.ts'
import { createEngine } from './server/graphql/engine.ts'
import { createSchema } from './server/graphql/schema.ts'
import { createMetrics } from './server/metrics/metrics.ts'
import { startServer } from './server/start.ts'
import type { Committed } from './store/commit/batch.ts'
import { takeLease } from './store/commit/lease.ts'
import { openDatabase } from './store/database.ts'
import { readIdentity } from './store/identity.ts'
import { createLoaders } from './store/loaders.ts'
import type { Delivery } from './store/log/frontier.ts'
import { createLogReader } from './store/log/read-log.ts'
import { startRetention } from './store/log/retention.ts'
import { createReads } from './store/reads.ts'
import { createPeople } from './user/known.ts'
import { createUserResolvers } from './user/resolvers.ts'
import { createUserService } from './user/service.ts'
import { createSuspended } from './user/suspended.ts'

export type { AppOptions } from './app-options.ts'

export type App = Awaited<ReturnType<typeof startApp>>

/** The only place where the parts meet: what the one calls is below it, and what a commit tells goes up from here. */
export const startApp = async (options: AppOptions) => {
  const { logger, limits = {} } = options
  /** Of tokens, and of what is open under them: those who sign them don't know the database's. */
  const ownClock = options.clock ?? systemClock
  const onTrouble = createTrouble(logger, ownClock)
  const processId = randomUUID()

  const database = await openDatabase({ uri: options.mongodbUri, timeoutMs: options.operationTimeoutMs })
  const clock = options.clock ?? database.clock
  const identity = await readIdentity(database)
  const tags = createCursorTags(identity.keyFor('cursors'), identity.epoch)
  const log = createLogReader(database)
  const reads = createReads(database)
  const newLoaders = (rows?: Committed | null) => createLoaders(database, reads, rows)
  const hub = createHub({ createLoaders: newLoaders })
  /** Who is given what was committed, in the log's order. None of them may throw, or wait. */
  const hearers: ((batch: Delivery[], rows: Committed | null) => void)[] = [hub.deliver]
  hearers.push((batch, rows) => {
    for (const { entry } of batch) reads.kept.heard(entry)
    if (rows) reads.kept.committed(rows)
  })
  const devices = createDevices({
    now: () => ownClock.now().getTime(),
    onCame: (userId) => presence.came(userId),
    onLeft: (userId) => presence.left(userId),
  })
  const suspended = createSuspended({
    database,
    clock,
    onSuspended: (userId) => devices.closeAll(userId, suspendedClose),
    onErased: (userId) => devices.closeAll(userId, erasedClose),
  })
  const { refusal } = suspended
  hearers.push(suspended.hear)

  const metrics = createMetrics({
    clock,
    ofAll: options.metrics?.ofAll ?? null,
    of: () => ({ ...between, committers, devices, engine, frontier, hub, presence, sockets: server.sockets }),
  })

  const { leaseMs = 15_000, lookEveryMs = 500, deliveredEveryMs: everyMs = 1000 } = limits
  // Given back where the rest can't be started, too: nothing is to say then that this process runs.
  await using claim = new AsyncDisposableStack()
  claim.adopt(await takeLease(database, processId, leaseMs), (lease) => lease.release().catch(() => {}))
  const { committers, frontier, between } = await startLog(options, {
    database,
    identity,
    log,
    processId,
    lookEveryMs,
    refusal,
    deliver: (batch, rows) => {
      for (const hear of hearers) hear(batch, rows)
    },
    onBatch: metrics.batch,
    onMessage: metrics.bridged,
    onTrouble,
  })
  // From here on it hears of everything: what it reads now can't be older than that.
  await suspended.fill()

  const retention = startRetention({ database, reader: log, clock, days: options.logRetentionDays ?? 30, onTrouble })

  const { commit } = committers
  const people = createPeople({ database, commit, clock, wasErased: suspended.wasErased })
  const users = createUserService({ database, people, clock, directory: options.directory })
  const publicUrl = options.publicUrl?.replace(/\/+$/, '')
  const baseUrl = () => publicUrl ?? `http://localhost:${server.port}`
  const urls = createSignedUrls({ key: identity.keyFor('files'), baseUrl, clock })
  const attachments = await startAttachments({
    database,
    commit,
    clock,
    urls,
    s3: options.s3 ?? null,
    maxBytes: options.uploadMaxBytes ?? 25 * 2 ** 20,
    refusal,
    onTrouble,
  })
  const groupReads = createGroupReads({ commit, everyMs: limits.groupReadsEveryMs ?? 1000 })
  const conversations = createConversationService({ database, commit, people, groupReads })
  const groups = createGroupService({ commit, people })
  const messages = createMessageService({ commit, people, conversations })
  const rooms = createRoomService({ database, commit, people })
  const broadcasts = createBroadcastService({ database, commit })
  const moderation = startModeration({
    database,
    commit,
    clock,
    people,
    messages,
    erasures: limits.erasures,
    onProgress: (message, about) => logger.info(about, message),
    onTrouble,
  })
  const search = startSearch({
    database,
    processId,
    leaseMs,
    lookEveryMs,
    limits: limits.search,
    heads: () => frontier.positions,
    onTrouble,
  })
  hearers.push(search.filling.nudge)
  const broadcastMarks = createDeliveredMarks({ database, everyMs, onTrouble })
  const deliveries = createDeliveries({ database, commit, everyMs, onTrouble })
  const streams = createStreams({
    hub,
    frontier,
    log,
    createLoaders: newLoaders,
    clock,
    limits: { ...defaultStreamLimits, ...limits.streams },
    onGiven: (userId, event) => {
      broadcastMarks.given(userId, event)
      deliveries.given(userId, event)
    },
    onResumed: metrics.resumed,
    onTrouble,
  })

  const presence = await startPresence({
    database,
    commit,
    hub,
    bus: between.bus,
    createLoaders: newLoaders,
    clock,
    users,
    conversations,
    processId,
    graceMs: limits.graceMs ?? 5000,
    leaseMs,
    lookEveryMs,
    onLooked: between.read,
    typing: { ...defaultTypingLimits, ...limits.typing },
    onTrouble,
  })
  hearers.push(presence.heard)

  const administration = startAdministration({
    database,
    commit,
    clock,
    processId,
    everyMs: leaseMs / 3,
    lanes: () => committers.lanes,
    connections: () => devices.size,
    subscriptions: () => engine.subscriptions,
    onImported: search.filling.nudge,
    onTrouble,
  })
  hearers.push(administration.counted.hear)

  const parts = {
    events: createEventResolvers(streams),
    users: createUserResolvers(users),
    attachments: attachments.resolvers,
    conversations: createConversationResolvers(conversations, groups, streams),
    messages: createMessageResolvers(messages, createMessageChanges({ commit, messages }), conversations, streams),
    presence: presence.resolvers,
    rooms: createRoomResolvers(rooms),
    broadcasts: createBroadcastResolvers(broadcasts, conversations, streams),
    search: search.resolvers,
    administration: administration.resolvers,
    moderation: moderation.resolvers,
  }
  // A root field without a resolver doesn't pass the type check.
  const roots: RootResolvers = rootsOf(parts)
  const engine = createEngine({
    rateLimits: options.rateLimits,
    limits: limits.documents,
    schema: createSchema([...Object.values(parts), roots]),
    compileAfter: limits.compileAfter,
    refusal,
    ...options.documents,
    logger,
    onDelivered: (event, readers) => {
      administration.counted.delivered(readers)
      metrics.delivered(event, readers)
    },
    onExecuted: metrics.executed,
    onOperation: metrics.operation,
  })
  const createContext = contextFactory({ createLoaders: newLoaders, tags, frontier })
  const server = await startServer(options, {
    engine,
    createContext,
    devices,
    people,
    clock: ownClock,
    refusal,
    database,
    ...attachments,
    urls,
    baseUrl,
    publicUrl,
    pageFolder: join(packageFolder, 'dist', 'web'),
    metrics,
    between,
    logger,
    onTrouble,
  })
  database.lookOver().catch((error: unknown) => onTrouble('Collections could not be looked over.', error))

  const held = claim.move()
  return {
    port: server.port,
    lanes: () => committers.lanes,
    database,
    hub,
    presence,
    sockets: server.sockets,
    frontier,
    users,
    messages,
    people,
    cleaning: attachments.cleaning,
    erasures: moderation.erasures,
    /** Stops accepting, finishes what is in flight, and closes what is open: the reverse of the start. */
    close: async () => {
      server.drain()
      // Who waits for a mark of a large group is answered before its connection ends.
      await Promise.all([groupReads.close(), server.sockets.close()])
      await server.close()
      devices.close()
      streams.close()
      retention.close()
      await Promise.all([attachments.close(), moderation.erasures.close()])
      await presence.close()
      await Promise.all([broadcastMarks.close(), deliveries.close()])
      await committers.close()
      await between.close()
      await Promise.all([search.filling.close(), administration.counted.close()])
      await frontier.close()
      await held.disposeAsync()
      await database.close()
    },
  }
}
