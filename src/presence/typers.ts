export interface Typer {
  conversationId: string
  userId: string
}

interface Known extends Typer {
  /** By the process's own clock. */
  endsAt: number
  /** When others were told last. */
  toldAt: number
  /** It was said to this process. */
  isOwn: boolean
}

/** Who types where, as far as this process has heard; bounded, and ended by one timer. */
export interface Typers {
  /** Whether others are to be told: it is new, or was told a while ago. */
  begin(conversationId: string, userId: string): boolean
  end(conversationId: string, userId: string): void
  claim(conversationId: string, userId: string): void
  get(conversationId: string, userId: string): Readonly<Known> | undefined
  isRepetition(known: Readonly<Known>): boolean
  isAny(conversationId: string): boolean
  snapshot(conversationId: string): Map<string, Readonly<Known>>
  of(userId: string): Readonly<Known>[]
  close(): void
}

export const typingKey = ({ conversationId, userId }: Typer): string => JSON.stringify([conversationId, userId])

export const createTypers = (options: {
  lastsMs: number
  everyMs: number
  typers: number
  onEnded(typer: Typer): void
}): Typers => {
  /** In the order of their ends, as all last equally long. */
  const all = new Map<string, Known>()
  const inConversation = new Map<string, Map<string, Known>>()
  const ofPerson = new Map<string, Map<string, Known>>()
  let timer: NodeJS.Timeout | null = null

  const remove = (known: Known): void => {
    all.delete(typingKey(known))
    forget(inConversation, known.conversationId, known.userId)
    forget(ofPerson, known.userId, known.conversationId)
  }
  const add = (known: Known): void => {
    all.set(typingKey(known), known)
    note(inConversation, known.conversationId, known.userId, known)
    note(ofPerson, known.userId, known.conversationId, known)
    arm()
  }
  const finish = (known: Known): void => {
    remove(known)
    options.onEnded({ conversationId: known.conversationId, userId: known.userId })
  }
  const arm = (): void => {
    const [first] = all.values()
    if (timer || !first) return
    timer = setTimeout(
      () => {
        timer = null
        const now = performance.now()
        for (const known of all.values()) {
          if (known.endsAt > now) break
          finish(known)
        }
        arm()
      },
      Math.max(first.endsAt - performance.now(), 1),
    )
    timer.unref()
  }
  const get = (conversationId: string, userId: string): Known | undefined =>
    inConversation.get(conversationId)?.get(userId)
  const isRepetition = ({ toldAt }: Readonly<Known>): boolean => performance.now() - toldAt < options.everyMs

  return {
    get,
    isRepetition,
    begin: (conversationId, userId) => {
      const before = get(conversationId, userId)
      const now = performance.now()
      const isTold = before !== undefined && isRepetition(before)
      if (before) remove(before)
      const toldAt = isTold ? before.toldAt : now
      add({ conversationId, userId, endsAt: now + options.lastsMs, toldAt, isOwn: before?.isOwn ?? false })
      if (all.size > options.typers) finish(all.values().next().value!)
      return !isTold
    },
    end: (conversationId, userId) => {
      const known = get(conversationId, userId)
      if (known) finish(known)
    },
    claim: (conversationId, userId) => {
      const known = get(conversationId, userId)
      if (known) known.isOwn = true
    },
    isAny: (conversationId) => inConversation.has(conversationId),
    snapshot: (conversationId) => new Map(inConversation.get(conversationId)),
    of: (userId) => [...(ofPerson.get(userId)?.values() ?? [])],
    close: () => {
      if (timer) clearTimeout(timer)
      all.clear()
    },
  }
}

const note = (maps: Map<string, Map<string, Known>>, one: string, other: string, known: Known): void => {
  const map = maps.get(one)
  if (map) map.set(other, known)
  else maps.set(one, new Map([[other, known]]))
}

const forget = (maps: Map<string, Map<string, Known>>, one: string, other: string): void => {
  const map = maps.get(one)
  map?.delete(other)
  if (map?.size === 0) maps.delete(one)
}
