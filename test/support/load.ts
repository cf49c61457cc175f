import { violations } from './checker.ts'
import { insist, readHistory, startFollower, startWriter, type RecordedSend } from './recorder.ts'

/** People who write to each other while something is done to the servers or the database, each followed by its streams. */
export interface Load {
  /** Stops writing, waits until every follower has heard of everything, and says what doesn't hold. */
  finish(): Promise<{ violations: string[]; figures: Record<string, number> }>
  /** Resolves once so many more sends were acknowledged. */
  acknowledged(n?: number): Promise<void>
}

/** Three people, each pair a conversation with `writers` writers; two followers a person, on any of the servers. */
export const startLoad = async (options: {
  urls: (() => string)[]
  writers?: number
  every?: number
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
  const writers = [...members].flatMap(([id, pair], i) =>
    Array.from({ length: count }, (_, k) =>
      startWriter({ url: url(i + k), person: pair[k % 2]!, conversations: [id], every }),
    ),
  )
  const sends = () => [...firsts, ...writers.flatMap((writer) => writer.sends)]
  const done = () => sends().filter(({ acknowledged }) => acknowledged).length
  return {
    acknowledged: async (n = 20) => {
      const wanted = done() + n
      while (done() < wanted) await new Promise((resolve) => setTimeout(resolve, 10))
    },
    finish: async () => {
      await Promise.all(writers.map((writer) => writer.stop()))
      const histories = new Map<string, Awaited<ReturnType<typeof readHistory>>>()
      for (const [id, [one]] of members) histories.set(id, await readHistory(url(0), one!, id))
      await Promise.all(
        followers.map((follower) => {
          const own = [...histories].filter(([id]) => members.get(id)!.includes(follower.person))
          return follower.hears(new Set(own.flatMap(([, history]) => history.map(({ id }) => id))))
        }),
      )
      const found = violations({ sends: sends(), followers, histories, members })
      for (const [id, [one]] of members) found.push(...(await counts(url(0), one!, id, histories.get(id)!.length)))
      await Promise.all(followers.map((follower) => follower.close()))
      return {
        violations: [...found, ...writers.flatMap(({ refusals }) => refusals)],
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

/** lastSeq, lastMessage and unread agree with the history. */
const counts = async (url: () => string, person: string, id: string, length: number): Promise<string[]> => {
  const query =
    'query ($id: ID!) { conversation(id: $id) { lastSeq unreadCount lastMessage { seq } viewerMember { readSeq } } }'
  const { conversation } = await insist(url, person, query, { id })
  return conversation.lastSeq === length &&
    conversation.lastMessage.seq === length &&
    conversation.unreadCount === length - conversation.viewerMember.readSeq
    ? []
    : [`the counters of ${id} don't agree with its ${length} messages: ${JSON.stringify(conversation)}`]
}
