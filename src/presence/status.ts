import type { Availability, UserRow } from '../store/rows.ts'
import type { Connections } from '../store/presence.ts'

/** A person's status as somebody sees it: what the schema's `UserStatus` is made of. */
export interface Status {
  userId: string
  /** Where it has just been read. */
  user?: UserRow | undefined
  isOnline: boolean
  onlineSince: Date | null
  availability: Availability | null
  lastSeenAt: Date | null
}

/** What leases and grace are reckoned with. */
export interface Reckoning {
  /** The process that reckons: what is connected to it is. */
  processId: string
  /** Milliseconds that a person who left stays online. */
  graceMs: number
  /** Milliseconds that a lease of others holds beyond its end, as they may have been kept from renewing it. */
  slackMs(): number
}

/** Whether a person is connected, whoever asks. */
export interface Presence {
  /** Since when without a break longer than the grace; null: not connected. */
  since: Date | null
  /** Milliseconds until the grace ends, for who left; null: nothing ends by itself. */
  endsInMs: number | null
  /** The processes that tell so, or told so a moment ago. */
  processIds: string[]
  lastSeenAt: Date | null
  /** The same to others, and as it was written down before the person hid. */
  shownLastSeenAt: Date | null
  keptLastSeenAt: Date | null
}

/** Breaks within the grace are none, also between one process and another. */
export const presenceOf = ({ connections, lastSeen, now }: Connections, reckoning: Reckoning): Presence => {
  const { processId, graceMs } = reckoning
  const slackMs = reckoning.slackMs()
  const spans = connections
    .map(({ processId: id, since, leftAt, leaseUntil }) => {
      const isHeld = id === processId || (leaseUntil !== null && leaseUntil.getTime() + slackMs > now.getTime())
      return {
        from: since.getTime(),
        to: leftAt?.getTime() ?? (isHeld ? Infinity : leaseEnd(leaseUntil, since)),
        leftAt,
      }
    })
    .sort((a, b) => a.from - b.from)
  let from = 0
  let to = -Infinity
  for (const span of spans) {
    if (span.from > to + graceMs) from = span.from
    to = Math.max(to, span.to)
  }
  const isOnline = to + graceMs > now.getTime()
  // Of a process that died nobody has written down when its people were seen last.
  const unwritten = spans.filter(({ leftAt, to: end }) => leftAt === null && end !== Infinity).map(({ to: end }) => end)
  const latest = (at: Date | undefined): Date | null => {
    const times = [...unwritten, ...(at ? [at.getTime()] : [])]
    return times.length > 0 ? new Date(Math.max(...times)) : null
  }
  return {
    since: isOnline ? new Date(from) : null,
    endsInMs: isOnline && to !== Infinity ? to + graceMs - now.getTime() : null,
    processIds: connections.map(({ processId: id }) => id),
    lastSeenAt: latest(lastSeen?.at),
    shownLastSeenAt: latest(lastSeen?.shownAt),
    keptLastSeenAt: lastSeen?.shownAt ?? null,
  }
}

/** Until when a process that is gone was there; one of which nothing is known any more is as good as never. */
export const leaseEnd = (leaseUntil: Date | null, since: Date): number => (leaseUntil ?? since).getTime()

/** Whether nobody else is to see the person connected. */
export const isHidden = (user: UserRow | null): boolean =>
  user === null || Boolean(user.erasedAt) || user.availability === 'INVISIBLE'

/** As the person sees it. */
export const ownStatus = (user: UserRow, { since, lastSeenAt }: Presence): Status => ({
  userId: user._id,
  isOnline: since !== null,
  onlineSince: since,
  availability: user.availability ?? 'ONLINE',
  lastSeenAt: since ? null : lastSeenAt,
})

/** As others see it, who may. */
export const shownStatus = (user: UserRow, { since, shownLastSeenAt, keptLastSeenAt }: Presence): Status => {
  if (user.erasedAt) return neverThere(user._id)
  if (isHidden(user)) return { ...neverThere(user._id), lastSeenAt: keptLastSeenAt }
  if (!since) return { ...neverThere(user._id), lastSeenAt: shownLastSeenAt }
  return {
    userId: user._id,
    isOnline: true,
    onlineSince: user.visibleFrom && user.visibleFrom > since ? user.visibleFrom : since,
    availability: user.availability ?? 'ONLINE',
    lastSeenAt: null,
  }
}

/** Of who isn't there for the viewer, whatever they do. */
export const neverThere = (userId: string): Status => ({
  userId,
  isOnline: false,
  onlineSince: null,
  availability: null,
  lastSeenAt: null,
})

/** Whether two statuses look the same. When somebody offline was last seen changes by no event of its own. */
export const looksSame = (one: Status, other: Status): boolean =>
  one.isOnline === other.isOnline &&
  one.availability === other.availability &&
  one.onlineSince?.getTime() === other.onlineSince?.getTime()
