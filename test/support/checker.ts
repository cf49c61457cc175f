import type { Follower, readHistory, RecordedSend } from './recorder.ts'

export interface Recording {
  sends: RecordedSend[]
  followers: Follower[]
  /** Each conversation's history at the end. */
  histories: Map<string, Awaited<ReturnType<typeof readHistory>>>
  /** Who is in which conversation. */
  members: Map<string, string[]>
  /** As people see them at the end. */
  counters?: Counters[]
}

export interface Counters {
  person: string
  conversation: string
  lastSeq: number
  lastMessageSeq: number
  unreadCount: number
  readSeq: number
}

/** What doesn't hold of what always must; empty where all does. */
export const violations = ({ sends, followers, histories, members, counters = [] }: Recording): string[] => [
  ...[...histories].flatMap(([id, history]) => holes(id, history)),
  ...lostOrDoubled(sends, histories),
  ...unanswered(sends),
  ...late(sends),
  ...[...histories.values()].flatMap((history) => unsent(history, sends)),
  ...followers.flatMap((follower) => wrongEvents(follower, histories, members)),
  ...counters.flatMap((each) => miscounted(each, histories.get(each.conversation)!.length)),
]

const holes = (id: string, history: { seq: number }[]): string[] =>
  history
    .flatMap(({ seq }, i) => (seq === i + 1 ? [] : [`seq ${seq} of ${id} stands where ${i + 1} should`]))
    .slice(0, 3)

const lostOrDoubled = (sends: RecordedSend[], histories: Recording['histories']): string[] => {
  const its = new Map(
    [...histories].map(([id, history]) => [id, Map.groupBy(history, (each) => `${each.clientId} ${each.sender.id}`)]),
  )
  return sends.flatMap((send) => {
    const found = its.get(send.conversationId)!.get(`${send.clientId} ${send.sender}`) ?? []
    const [message, ...others] = found
    if (others.length > 0) return [`${send.text} is there ${found.length} times`]
    if (!send.acknowledged) return []
    if (!message) return [`${send.text} was acknowledged and is not there`]
    const same =
      message.id === send.acknowledged.id && message.seq === send.acknowledged.seq && message.text === send.text
    return same ? [] : [`${send.text} is there as another than was acknowledged`]
  })
}

const unanswered = (sends: RecordedSend[]): string[] =>
  sends
    .filter(({ acknowledged }) => !acknowledged)
    .map(({ text, attempts }) => `${text} was tried ${attempts} times, and never acknowledged`)
    .slice(0, 3)

/** What began when another one was acknowledged has a higher seq than that. */
const late = (sends: RecordedSend[]): string[] =>
  [...Map.groupBy(sends, ({ conversationId }) => conversationId).values()].flatMap((its) => {
    const acknowledged = its.filter((send) => send.acknowledged).sort((a, b) => a.acknowledgedAt - b.acknowledgedAt)
    const began = acknowledged.toSorted((a, b) => a.beganAt - b.beganAt)
    const wrong: string[] = []
    let [before, highest] = [0, 0]
    for (const { beganAt, acknowledged: its, text } of began) {
      for (; before < acknowledged.length && acknowledged[before]!.acknowledgedAt < beganAt; before++)
        highest = Math.max(highest, acknowledged[before]!.acknowledged!.seq)
      if (its!.seq <= highest) wrong.push(`${text} has seq ${its!.seq}, and began when ${highest} was acknowledged`)
    }
    return wrong.slice(0, 3)
  })

const miscounted = (counters: Counters, length: number): string[] => {
  const { lastSeq, lastMessageSeq, unreadCount, readSeq, conversation, person } = counters
  return lastSeq === length && lastMessageSeq === length && unreadCount === length - readSeq
    ? []
    : [
        `the counters of ${conversation} for ${person} don't agree with its ${length} messages: ${JSON.stringify(counters)}`,
      ]
}

const unsent = (history: { text: string; clientId: string }[], sends: RecordedSend[]): string[] => {
  const sent = new Set(sends.map(({ clientId }) => clientId))
  return history.filter(({ clientId }) => !sent.has(clientId)).map(({ text }) => `nobody sent ${text}`)
}

/** Each message of its conversations once, in the order of seq, and nothing of others'. */
const wrongEvents = (
  { person, events, resyncs }: Follower,
  histories: Recording['histories'],
  members: Recording['members'],
): string[] => {
  const wrong = resyncs > 0 ? [`${person} had to resync ${resyncs} times`] : []
  const seen = new Map<string, number>()
  const ids = new Set<string>()
  for (const { id, message } of events) {
    if (ids.has(id)) wrong.push(`${person} was given event ${id} twice`)
    ids.add(id)
    if (!message) continue
    const conversation = message.conversation.id
    if (!members.get(conversation)?.includes(person))
      wrong.push(`${person} was given what is not theirs: ${message.text}`)
    const last = seen.get(conversation) ?? 0
    if (message.seq !== last + 1) wrong.push(`${person} was given seq ${message.seq} of ${conversation} after ${last}`)
    seen.set(conversation, message.seq)
  }
  for (const [conversation, people] of members)
    if (people.includes(person) && (seen.get(conversation) ?? 0) !== histories.get(conversation)!.length)
      wrong.push(
        `${person} stands at ${seen.get(conversation) ?? 0} of ${histories.get(conversation)!.length} in ${conversation}`,
      )
  return wrong.slice(0, 5)
}
