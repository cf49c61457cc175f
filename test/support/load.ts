import { violations, type Counters, type Recording } from './checker.ts'
import {
  insist,
  readHistory,
  startFollower,
  startWriter,
  type AnsweredError,
  type Follower,
  type RecordedSend,
} from './recorder.ts'
import { openSocketDoor } from './socket-door.ts'
import { untilHeard } from './until-heard.ts'

/** People who write to each other while something is done to the servers or the database, each followed by its streams. */
export interface Load {
  /**
   * Stops writing, waits until every follower has heard of everything, and says what doesn't hold. `atRest` is called then, before the
   * followers leave.
   */
  finish(atRest?: () => Promise<void>): Promise<{ recording: Recording; violations: string[]; figures: Figures }>
  /** Resolves once so many more sends were acknowledged; rejects where none is for two minutes. */
  acknowledged(n?: number): Promise<void>
  /** So far. */
  sends(): RecordedSend[]
  errors(): AnsweredError[]
  /** Answers that a writer shouldn't get, whatever fails. */
  refusals(): string[]
  followers: readonly Follower[]
  members: ReadonlyMap<string, string[]>
  people: readonly string[]
}

export interface Figures {
  acknowledged: number
  unknownAttempts: number
  events: number
  connections: number
}

/** Longer than whatever is done to a server or the database. */
const stuckMs = 120_000

/** Three people, each pair a conversation with `writers` writers; two followers a person, on any of the servers. */
export const startLoad = async (options: {
  urls: (() => string)[]
  writers?: number
  every?: number
  /** Over which writers send; those of sockets have one to each server. @default http */
  door?: 'http' | 'socket'
}): Promise<Load> => {
  const { urls, writers: count = 2, every = 5 } = options
  const people = ['ann', 'bob', 'cid']
  const url = (i: number) => urls[i % urls.length]!
  for (const person of people) await insist(url(0), person, '{ viewer { id } }')
  const cursors = await Promise.all(
    people.map(async (person, i) => (await insist(url(i), person, '{ cursor }')).cursor as string),
  )
  const followers = people.flatMap((person, i) =>
    [0, 1].map((k) => startFollower({ url: url(i + k), person, after: cursors[i]! })),
  )
  const pairs = [
    ['ann', 'bob'],
    ['bob', 'cid'],
    ['cid', 'ann'],
  ] as const
  const members = new Map<string, string[]>()
  const firsts: RecordedSend[] = []
  for (const [one, other] of pairs) {
    const opened = await insist(
      url(0),
      one,
      `mutation { openConversation(userId: "${other}") { conversation { id } } }`,
    )
    const id: string = opened.openConversation.conversation.id
    members.set(id, [one, other])
    // Until there is a message, the conversation shows to its opener alone.
    const first = startWriter({ url: url(0), person: one, conversations: [id], messages: 1 })
    await first.done
    firsts.push(...first.sends)
  }
  const doors = new Map(people.map((person) => [person, urls.map((each) => openSocketDoor(each, person))]))
  /** Where one server doesn't answer, the other is asked next, as a load balancer would have it. */
  const askOf = (person: string, from: number) => {
    let at = from
    return async (query: string, variables: object) => {
      const door = doors.get(person)![at % urls.length]!
      try {
        return await door.ask(query, variables)
      } catch (error) {
        at++
        throw error
      }
    }
  }
  const writers = [...members].flatMap(([id, pair], i) =>
    Array.from({ length: count }, (_, k) =>
      startWriter({
        url: url(i + k),
        person: pair[k % 2]!,
        conversations: [id],
        every,
        ...(options.door === 'socket' && { ask: askOf(pair[k % 2]!, i + k) }),
      }),
    ),
  )
  const sends = () => [...firsts, ...writers.flatMap((writer) => writer.sends)]
  const done = () => firsts.length + writers.reduce((sum, { acknowledged }) => sum + acknowledged, 0)
  const refusals = () => writers.flatMap((writer) => writer.refusals)
  return {
    sends,
    errors: () => writers.flatMap(({ errors }) => errors()),
    refusals,
    followers,
    members,
    people,
    acknowledged: async (n = 20) => {
      const wanted = done() + n
      for (let [known, since] = [done(), performance.now()]; known < wanted;) {
        await new Promise((resolve) => setTimeout(resolve, 10))
        if (done() > known) [known, since] = [done(), performance.now()]
        else if (performance.now() - since > stuckMs)
          throw new Error(`no send was acknowledged for ${stuckMs / 1000} seconds`)
      }
    },
    finish: async (atRest = () => Promise.resolve()) => {
      await Promise.all(writers.map((writer) => writer.stop()))
      await Promise.all([...doors.values()].flat().map((door) => door.close()))
      const histories = new Map<string, Awaited<ReturnType<typeof readHistory>>>()
      for (const [id, [one]] of members) histories.set(id, await readHistory(url(0), one!, id))
      await Promise.all(
        followers.map((follower) => {
          const own = [...histories].filter(([id]) => members.get(id)!.includes(follower.person))
          const ids = new Set(own.flatMap(([, history]) => history.map(({ id }) => id)))
          return untilHeard(follower, ids)
        }),
      )
      const counters: Counters[] = []
      for (const [id, pair] of members) for (const person of pair) counters.push(await readCounters(url(0), person, id))
      await atRest()
      await Promise.all(followers.map((follower) => follower.close()))
      const recording = { sends: sends(), followers, histories, members, counters }
      return {
        recording,
        violations: [...violations(recording), ...refusals()],
        figures: {
          acknowledged: done(),
          unknownAttempts: sends().reduce((sum, { unknown }) => sum + unknown, 0),
          events: followers.reduce((sum, { events }) => sum + events.length, 0),
          connections: followers.reduce((sum, { connections }) => sum + connections, 0),
        },
      }
    },
  }
}

export const readCounters = async (url: () => string, person: string, id: string): Promise<Counters> => {
  const query =
    'query ($id: ID!) { conversation(id: $id) { lastSeq unreadCount lastMessage { seq } viewerMember { readSeq } } }'
  const { conversation } = await insist(url, person, query, { id })
  const { lastSeq, unreadCount, lastMessage, viewerMember } = conversation
  return {
    person,
    conversation: id,
    lastSeq,
    unreadCount,
    lastMessageSeq: lastMessage.seq,
    readSeq: viewerMember.readSeq,
  }
}
