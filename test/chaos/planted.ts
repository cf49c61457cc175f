import type { RecordedSend } from '../support/recorder.ts'
import type { ChaosRecording } from './checker.ts'
import { timeOf, toBeMissed } from './rules/kept-out.ts'

const messagesOf = ({ followers }: ChaosRecording, which = 0) =>
  followers[which]!.events.filter(({ message }) => message !== undefined)
const isRead = ({ __typename }: { __typename: string }): boolean => __typename === 'MessagesRead'
const firstHistory = ({ histories }: ChaosRecording) => [...histories.values()][0]!

/** What was sent to who comes and goes, for certain while they were there, or while they were not. */
const sentWhile = (to: 'in' | 'out', { sends, comings: { changes } }: ChaosRecording): RecordedSend[] =>
  sends.filter((send) => {
    const time = timeOf(send, changes)
    return time !== null && (changes[time]?.to ?? 'out') === to
  })

/** Mistakes that a server could make: what they leave in a run in which nothing was wrong, and what the checker is to say of it. */
export const planted: [name: string, plant: (recording: ChaosRecording) => void, found: RegExp][] = [
  [
    'an event is dropped',
    (it) => it.followers[0]!.events.splice(it.followers[0]!.events.indexOf(messagesOf(it)[10]!), 1),
    /was given seq \d+ of \S+ after \d+/,
  ],
  [
    'an event is doubled on resume',
    (it) => it.followers[0]!.events.push(structuredClone(messagesOf(it).at(-1)!)),
    /was given event \S+ twice/,
  ],
  [
    'two events are swapped',
    (it) => {
      const { events } = it.followers[0]!
      const id = messagesOf(it)[0]!.message!.conversation.id
      const [one, other] = messagesOf(it).filter(({ message }) => message!.conversation.id === id)
      const [i, k] = [events.indexOf(one!), events.indexOf(other!)]
      events[i] = other!
      events[k] = one!
    },
    /was given seq \d+ of \S+ after \d+/,
  ],
  [
    'what is sent later has a lower seq than what was acknowledged',
    (it) => {
      const history = firstHistory(it)
      const sends = history.map(({ clientId }) => it.sends.find((send) => send.clientId === clientId)!)
      const last = sends.at(-1)!
      last.acknowledged!.seq = history[0]!.seq
    },
    /began when \d+ was acknowledged/,
  ],
  [
    'the tail is lost',
    (it) => it.followers[0]!.events.splice(it.followers[0]!.events.indexOf(messagesOf(it).at(-1)!), 1),
    /stands at \d+ of \d+/,
  ],
  ['an unread count is off by one', (it) => it.counters![0]!.unreadCount++, /the counters of .* don't agree/],
  [
    'somebody stays online',
    (it) => (it.statuses.find(({ isConnected }) => !isConnected)!.isOnline = true),
    /is online at \S+, and shouldn't be/,
  ],
  [
    'somebody who is there is shown offline',
    (it) => (it.statuses.find(({ isConnected }) => isConnected)!.isOnline = false),
    /is offline at \S+, and shouldn't be/,
  ],
  [
    'two readers share a buffer',
    (it) => {
      const { person, events } = it.followers[0]!
      const others = it.followers
        .flatMap((each) => each.events)
        .find(({ message }) => message && !it.members.get(message.conversation.id)!.includes(person))!
      events.push(structuredClone(others))
    },
    /was given what is not theirs/,
  ],
  [
    'typing is replayed',
    (it) => it.typing.push({ ...it.typing.find(({ isTyping }) => isTyping)!, heardAt: Date.now() + 60_000 }),
    /typing was told too late/,
  ],
  [
    'two messages have one seq',
    (it) => (firstHistory(it)[5]!.seq = firstHistory(it)[4]!.seq),
    /seq \d+ of \S+ stands where \d+ should/,
  ],
  [
    'an error shows its stack',
    (it) =>
      it.errors.push({ message: 'Error: no\n    at send (src/message/service.ts:12:3)', extensions: { code: 'X' } }),
    /an error tells of the inside/,
  ],
  [
    'a listener is left behind',
    (it) => it.resting.find(({ name }) => name === 'parley_subscriber_groups')!.value++,
    /parley_subscriber_groups is 1 at \S+ after everybody has left, and was 0/,
  ],
  [
    'an acknowledged send is gone',
    (it) => firstHistory(it).splice(firstHistory(it).length - 1, 1),
    /was acknowledged and is not there/,
  ],
  [
    'a send is there twice',
    (it) => firstHistory(it).push({ ...firstHistory(it)[3]!, seq: firstHistory(it).length + 1 }),
    /is there 2 times/,
  ],
  [
    'something is there that nobody sent',
    (it) => firstHistory(it).push({ ...firstHistory(it)[3]!, clientId: 'x', seq: firstHistory(it).length + 1 }),
    /nobody sent/,
  ],
  ['a stream has to begin anew', (it) => it.followers[0]!.resyncs++, /had to resync 1 times/],
  [
    'another server lacks what was acknowledged',
    (it) => it.looked[0]!.page.pop(),
    /was acknowledged with seq \d+, and a server's history stood at \d+ without it/,
  ],
  [
    'one event in a thousand is dropped',
    (it) => {
      const events = it.followers.flatMap((follower) => messagesOf({ ...it, followers: [follower] }))
      const dropped = new Set(events.filter((_, i) => i % 1000 === 999))
      if (dropped.size === 0) dropped.add(events[0]!)
      for (const follower of it.followers) follower.events = follower.events.filter((event) => !dropped.has(event))
    },
    /was given seq \d+ of \S+ after \d+|stands at/,
  ],
  [
    'a late insert: a lower seq is seen after a higher one',
    (it) => {
      const { events } = it.followers[0]!
      const [first] = messagesOf(it)
      events.splice(events.indexOf(first!), 1)
      events.push(first!)
    },
    /was given seq \d+ of \S+ after \d+/,
  ],
  [
    'a read mark goes back',
    (it) => {
      const { person, conversation, readSeq, answeredAt } = it.marks.findLast(({ readSeq: seq }) => seq > 0)!
      it.marks.push({ person, conversation, readSeq: readSeq - 1, beganAt: answeredAt + 1, answeredAt: answeredAt + 2 })
    },
    /the mark of mia in \S+ went back from \d+ to \d+/,
  ],
  [
    'a stream tells of an older read mark',
    (it) => {
      const { events } = it.followers.find((follower) => follower.events.some(isRead))!
      events.push({ ...events.find(isRead)!, id: 'later' })
    },
    /was told that mia in \S+ has read up to \d+ after \d+/,
  ],
  [
    'somebody hears what was sent after their removal',
    (it) => {
      const { follower } = it.comings
      const sent = sentWhile('out', it)
      const of = it.followers.find(({ person }) => person === 'ina')!
      const own = new Set(sent.flatMap(({ acknowledged }) => acknowledged?.id ?? []))
      follower.events.push(of.events.find(({ message }) => message && own.has(message.id))!)
    },
    /hal was given canary:\S+ (gil|ina) \d+, sent after their removal/,
  ],
  [
    'somebody who has joined misses what is sent then',
    (it) => {
      const { follower } = it.comings
      const { id } = toBeMissed(it.comings, it.sends)!.acknowledged!
      follower.events.splice(
        follower.events.findIndex(({ message }) => message?.id === id),
        1,
      )
    },
    /hal was not given canary:\S+ (gil|ina) \d+, sent when they had joined/,
  ],
  [
    'a send is never acknowledged',
    (it) => it.sends.push({ ...it.sends[0]!, clientId: 'of its own', acknowledged: null, attempts: 7 }),
    /was tried 7 times, and never acknowledged/,
  ],
  ['writing does not go on', (it) => it.stuck.push('after a fault: no send was acknowledged'), /^after a fault/m],
  [
    'a broadcast is told twice',
    (it) => it.broadcasts.heard[0]!.texts.push(it.broadcasts.sent[0]!),
    /ann was told \d+ of \d+: To all: 1/,
  ],
  [
    'somebody who was removed is shown the history',
    (it) => it.glimpses.push({ person: 'hal', conversation: it.comings.conversation }),
    /hal was shown a text of \S+, which isn't theirs/,
  ],
  [
    'somebody hears what was sent two seconds after their suspension',
    (it) => {
      const { changes, followers } = it.suspensions
      const event = followers[0]!.events.find(({ message }) => message)!
      const sent = it.sends.find(({ acknowledged }) => acknowledged?.id === event.message!.id)!
      Object.assign(changes[0]!, { acknowledgedAt: sent.beganAt - 2000 })
      Object.assign(changes[1]!, { beganAt: event.heardAt + 1 })
    },
    /kay was given canary:\S+ lou \d+, sent after their suspension/,
  ],
  [
    'somebody is answered two seconds after their suspension',
    (it) => {
      const at = it.suspensions.changes[0]!.acknowledgedAt + 2000
      it.suspensions.changes[1]!.beganAt = at + 3
      it.suspensions.answered.push({ at: 'a server', beganAt: at + 1, answeredAt: at + 2 })
    },
    /kay was answered at a server after their suspension/,
  ],
  [
    'what is folded differs from a fresh snapshot',
    (it) => it.folds[0]!.folded.conversations[0]!.lastSeq++,
    /what nan has folded isn't what is there/,
  ],
  [
    'most operations fail',
    (it) => {
      for (const send of it.sends) send.attempts += 2
    },
    /only \d+ % of the operations were ok: this run proves nothing/,
  ],
  ['a writer is refused', (it) => it.refusals.push('NOT_FOUND: There is no such conversation.'), /NOT_FOUND/],
  [
    'an error tells what somebody wrote',
    (it) => it.errors.push({ message: `Not this: ${it.sends[0]!.text}`, extensions: { code: 'X' } }),
    /an error tells what somebody wrote/,
  ],
  ['a server ends and nobody asked for it', (it) => it.exits.push('a server ended unasked: 1'), /ended unasked/],
  [
    'a server ends without being told to',
    (it) => it.printed.push('{"level":60,"msg":"An unexpected error ends the process."}'),
    /a server failed unexpectedly/,
  ],
  ['a server logs what somebody wrote', (it) => it.printed.push(`{"msg":"${it.sends[0]!.text}"}`), /printed what/],
]
