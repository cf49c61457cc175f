import { isVisibleTo } from '../conversation/rules.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Bus } from '../realtime/bus.ts'
import { createEphemeralStream, type EphemeralEvent, type EphemeralStream } from '../realtime/ephemeral.ts'
import { freshLoaders } from '../realtime/fresh-loaders.ts'
import { areApart } from '../store/blocks.ts'
import type { Loaders } from '../store/loaders.ts'
import type { Delivery } from '../store/log/frontier.ts'
import { createTypers, typingKey, type Typer } from './typers.ts'

export interface TypingEvent extends EphemeralEvent {
  conversationId: string
  userId: string
  isTyping: boolean
  expiresAt: Date
}

export interface TypingLimits {
  /** Milliseconds after which it ends by itself. */
  lastsMs: number
  /** Milliseconds within which a repetition makes no event. */
  everyMs: number
  /** Of all conversations together; over it, the oldest ends. */
  typers: number
  /** Events that may wait for a reader; over it, the oldest is dropped. */
  inbox: number
}

export const defaultTypingLimits: TypingLimits = { lastsMs: 6000, everyMs: 2000, typers: 10_000, inbox: 1000 }

export interface Typing {
  /** When it ends by itself; null: it has ended. */
  set(conversationId: string, userId: string, isTyping: boolean): Date | null
  /** Ends all that the person is typing; `here`: only what was told to this process. */
  stop(userId: string, where?: 'here' | 'anywhere'): void
  /** Who is typing in a conversation. */
  in(conversationId: string): string[]
  /** What others type in the person's conversations, or in one of them. */
  listen(userId: string, conversationId: string | null): EphemeralStream<TypingEvent>
  /** What was committed: who has sent, or has left, no longer types. */
  heard(batch: Delivery[]): void
  /** Listeners, for limits and tests. */
  readonly size: number
  close(): void
}

interface Listening {
  conversationId: string | null
  offer(event: TypingEvent): void
}

export const createTyping = (needs: {
  bus: Bus
  createLoaders: () => Loaders
  clock: Clock
  limits: TypingLimits
  onTrouble(message: string, error: unknown): void
}): Typing => {
  const { bus, createLoaders, clock, limits, onTrouble } = needs
  const listening = new Map<string, Set<Listening>>()
  let size = 0
  /** What is to be told, the newest of each person and conversation. */
  let untold = new Map<string, Typer & { isTyping: boolean }>()
  let telling = false

  const expiresAt = (): Date => new Date(clock.now().getTime() + limits.lastsMs)
  const tell = (typer: Typer, isTyping: boolean): void => {
    if (size === 0) return
    untold.set(typingKey(typer), { ...typer, isTyping })
    if (!telling) void tellAll()
  }
  const tellAll = async (): Promise<void> => {
    telling = true
    while (untold.size > 0) {
      const events = [...untold.values()]
      untold = new Map()
      const loaders = freshLoaders(createLoaders)
      await Promise.all(events.map((each) => tellOne(each, loaders))).catch((error: unknown) =>
        onTrouble('Typing could not be told of.', error),
      )
    }
    telling = false
  }
  /** To the others who are members as of now, but across blocks. */
  const tellOne = async (
    { conversationId, userId, isTyping }: Typer & { isTyping: boolean },
    loaders: () => Loaders,
  ): Promise<void> => {
    const row = await loaders().conversation.load(conversationId)
    if (!row || (isTyping && !isVisibleTo(row, userId))) return
    const event: TypingEvent = {
      key: typingKey({ conversationId, userId }),
      loaders,
      conversationId,
      userId,
      isTyping,
      expiresAt: isTyping ? expiresAt() : clock.now(),
    }
    await Promise.all(
      row.members.map(async (member) => {
        const own = listening.get(member.userId)
        if (!own || member.userId === userId || !isVisibleTo(row, member.userId)) return
        if (await areApart(loaders(), member.userId, userId)) return
        for (const { conversationId: only, offer } of own) if (!only || only === conversationId) offer(event)
      }),
    )
  }

  const typers = createTypers({ ...limits, onEnded: (typer) => tell(typer, false) })
  bus.hear((message) => {
    if (message.what !== 'typing') return
    const { conversationId, userId } = message
    if (!message.isTyping) typers.end(conversationId, userId)
    else if (typers.begin(conversationId, userId)) tell({ conversationId, userId }, true)
  })
  const endOfSenders = async (entries: Delivery['entry'][]): Promise<void> => {
    const before = entries.map(({ on }) => typers.snapshot(on))
    const { message } = createLoaders()
    const sent = await Promise.all(entries.map(({ ref }) => message.load(ref!)))
    for (const [i, row] of sent.entries()) {
      const typer = row && before[i]!.get(row.senderId)
      // Who has begun to type again meanwhile does so.
      if (typer && typers.get(row.conversationId, row.senderId) === typer) typers.end(row.conversationId, row.senderId)
    }
  }

  return {
    get size() {
      return size
    },
    set: (conversationId, userId, isTyping) => {
      const known = typers.get(conversationId, userId)
      if (!isTyping) {
        if (known) bus.publish({ what: 'typing', conversationId, userId, isTyping })
        return null
      }
      if (known && typers.isRepetition(known)) typers.begin(conversationId, userId)
      else bus.publish({ what: 'typing', conversationId, userId, isTyping })
      typers.claim(conversationId, userId)
      return expiresAt()
    },
    stop: (userId, where = 'anywhere') => {
      for (const { conversationId, isOwn } of typers.of(userId))
        if (where === 'anywhere' || isOwn) bus.publish({ what: 'typing', conversationId, userId, isTyping: false })
    },
    in: (conversationId) => [...typers.snapshot(conversationId).keys()],
    listen: (userId, conversationId) => {
      const stream = createEphemeralStream<TypingEvent>({
        limit: limits.inbox,
        mayShow: async ({ conversationId: id }, { conversation }) => {
          const row = await conversation.load(id)
          return row !== null && isVisibleTo(row, userId)
        },
        ended: () => {
          size--
          const own = listening.get(userId)
          own?.delete(each)
          if (own?.size === 0) listening.delete(userId)
        },
      })
      const each: Listening = { conversationId, offer: stream.offer }
      size++
      listening.set(userId, (listening.get(userId) ?? new Set()).add(each))
      return stream
    },
    heard: (batch) => {
      const sent: Delivery['entry'][] = []
      for (const { entry } of batch) {
        if (entry.kind !== 'conversation' || !typers.isAny(entry.on)) continue
        if (entry.what === 'MessageAdded') sent.push(entry)
        if (entry.what === 'ConversationLeft') for (const userId of entry.to) typers.end(entry.on, userId)
      }
      if (sent.length > 0)
        endOfSenders(sent).catch((error: unknown) => onTrouble('Who has sent could not be read.', error))
    },
    close: typers.close,
  }
}
