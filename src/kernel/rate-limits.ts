/** What fills up again at so many a second, and holds so many. */
export interface Rate {
  perSecond: number
  burst: number
}

/** What one person, one address and one socket may. Whoever writes by hand meets none of it. */
export interface RateLimits {
  /** Of a person; an admin may ten times as much. */
  operations: Rate
  /** What a person's operations cost together. */
  cost: Rate
  /** Messages; admins may any number. */
  sends: Rate
  uploads: Rate
  typing: Rate
  /** Sockets and streams that a person opens. */
  connections: Rate
  /** And those that are open at once, in one process. */
  sockets: number
  /** Operations of all who come from one address. */
  addressOperations: Rate
  /** Files that one address asks for: whose they are, their addresses don't say. */
  downloads: Rate
  /** Requests from one address without a good token. */
  strangers: Rate
  /** Sockets that one address opens. */
  addressConnections: Rate
  /** And those at once of which it isn't known yet whose they are. */
  strangerSockets: number
  /** At once, of one socket. */
  subscriptions: number
  /** At once, of one socket, and of one person over HTTP, beside subscriptions. */
  running: number
  /** Of one socket; those above aren't answered. */
  pings: Rate
}

export const defaultRateLimits: RateLimits = {
  operations: { perSecond: 50, burst: 1000 },
  cost: { perSecond: 50_000, burst: 2_000_000 },
  sends: { perSecond: 20, burst: 200 },
  uploads: { perSecond: 1, burst: 100 },
  typing: { perSecond: 5, burst: 60 },
  connections: { perSecond: 1, burst: 60 },
  sockets: 20,
  addressOperations: { perSecond: 1000, burst: 20_000 },
  downloads: { perSecond: 200, burst: 10_000 },
  strangers: { perSecond: 10, burst: 300 },
  addressConnections: { perSecond: 50, burst: 1000 },
  strangerSockets: 200,
  subscriptions: 50,
  running: 50,
  pings: { perSecond: 2, burst: 20 },
}

export const rateLimitNames = Object.keys(defaultRateLimits) as (keyof RateLimits)[]

/** What RATE_LIMITS says is wrong; null where it can be read. */
export const whatIsWrong = (text: string): string | null => {
  if (['on', 'off'].includes(text)) return null
  for (const part of text.split(',')) {
    const [name = '', figure = ''] = part.split('=').map((each) => each.trim())
    if (!rateLimitNames.includes(name as never))
      return `has no limit ${JSON.stringify(name)}: ${rateLimitNames.join(', ')}`
    if (!/^[1-9]\d{0,8}$/.test(figure)) return `has to say ${name}= and a whole number above 0`
  }
  return null
}

/** `on`; `off`: null; or `sends=50,sockets=100`: a limit's number, or how many a second, with as much more at once. */
export const readRateLimits = (text: string): RateLimits | null => {
  if (text === 'off') return null
  const limits: RateLimits = { ...defaultRateLimits }
  if (text === 'on') return limits
  for (const part of text.split(',')) {
    const [name, figure] = part.split('=').map((each) => each.trim()) as [keyof RateLimits, string]
    Object.assign(limits, { [name]: scaled(defaultRateLimits[name], Number(figure)) })
  }
  return limits
}

const scaled = (limit: Rate | number, figure: number): Rate | number =>
  typeof limit === 'number' ? figure : { perSecond: figure, burst: Math.ceil((limit.burst * figure) / limit.perSecond) }
