import type { Clock } from '../kernel/clock.ts'
import type { ConversationService } from '../conversation/service.ts'
import type { Bus } from '../realtime/bus.ts'
import type { Hub } from '../realtime/hub.ts'
import type { Commit } from '../store/commit/entry.ts'
import type { Database } from '../store/database.ts'
import type { Loaders } from '../store/loaders.ts'
import type { Delivery } from '../store/log/frontier.ts'
import type { UserService } from '../user/service.ts'
import { createOwnConnections } from './connections.ts'
import { createContacts } from './contacts.ts'
import { startLookout } from './lookout.ts'
import { createOnlineUsers } from './online-users.ts'
import { createPresenceResolvers } from './resolvers.ts'
import { createPresenceService } from './service.ts'
import type { Reckoning } from './status.ts'
import { createTyping, type TypingLimits } from './typing.ts'
import { createTypingService } from './typing-service.ts'
import { createWatch } from './watch.ts'

export interface PresenceNeeds {
  database: Database
  commit: Commit
  hub: Pick<Hub, 'subscribe' | 'leave'>
  bus: Bus
  createLoaders: () => Loaders
  clock: Clock
  users: UserService
  conversations: ConversationService
  processId: string
  /** Milliseconds that who has left stays online: who is back by then never was offline. */
  graceMs: number
  leaseMs: number
  lookEveryMs: number
  typing: TypingLimits
  onTrouble(message: string, error: unknown): void
}

export type Presence = Awaited<ReturnType<typeof startPresence>>

/** Who is connected, and who types: everything of it that lives as long as the process. */
export const startPresence = async (needs: PresenceNeeds) => {
  const { database, bus, processId, graceMs, clock } = needs
  const reckoning: Reckoning = { processId, graceMs, slackMs: () => lookout?.slackMs() ?? 0 }
  const watch = createWatch({ ...needs, reckoning })
  const typing = createTyping({ ...needs, limits: needs.typing })
  const own = createOwnConnections({
    ...needs,
    onWritten: (userIds) => bus.publish({ what: 'presence', userIds }),
  })
  let lookout: Awaited<ReturnType<typeof startLookout>> | null = null
  lookout = await startLookout({
    ...needs,
    everyMs: needs.lookEveryMs,
    onChanged: watch.mark,
    onEnded: watch.markProcess,
    onOverslept: () => {
      own.rewrite()
      watch.markAll()
    },
  })
  const contacts = createContacts({ ...needs, list: watch.list })
  const service = createPresenceService({
    ...needs,
    reckoning,
    watch,
    contacts,
    typing,
    onChosen: (userId) => own.touch([userId]),
  })
  const typingService = createTypingService({
    ...needs,
    typing,
    lastsUntil: () => new Date(clock.now().getTime() + needs.typing.lastsMs),
  })

  return {
    watch,
    typing,
    service,
    resolvers: createPresenceResolvers(
      service,
      createOnlineUsers({ database, users: needs.users, reckoning }),
      typingService,
    ),
    /** A person's first device here, and the last one gone. */
    came: own.came,
    left: (userId: string) => {
      own.left(userId)
      typing.stop(userId, 'here')
    },
    /** What was committed, here and elsewhere. */
    heard: (batch: Delivery[]) => {
      typing.heard(batch)
      watch.heard(batch)
      const renamed = batch.flatMap(({ entry }) =>
        entry.what === 'UserChanged' && entry.ref === entry.on && own.isHere(entry.on) ? [entry.on] : [],
      )
      if (renamed.length > 0) own.touch(renamed)
    },
    /** Everybody here has left. */
    close: async () => {
      watch.close()
      typing.close()
      await lookout.close()
      await own.close()
    },
  }
}
