import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startChat } from '../support/chat.ts'
import { startLoad } from '../support/load.ts'
import { chaosViolations, type ChaosRecording } from './checker.ts'
import { readResting, readStatuses, startTypingListener, startTypist } from './witnesses.ts'

/** A server to which nothing happens, as it was seen. */
const recordCalm = async (): Promise<ChaosRecording> => {
  await using chat = await startChat({ limits: { graceMs: 100 } })
  const url = () => chat.url
  const load = await startLoad({ urls: [url] })
  const [first] = load.members.keys()
  const typist = startTypist(url, load.members.get(first!)![0]!, [first!])
  const listener = startTypingListener(url, load.members.get(first!)![1]!)
  await load.acknowledged(60)
  while (listener.seen.length === 0) await wait(20)
  typist.stop()
  const statuses: ChaosRecording['statuses'] = []
  const { recording } = await load.finish(async () => {
    statuses.push(...(await readStatuses(url, load.people, true)))
  })
  await listener.close()
  while (chat.app.sockets.size > 0) await wait(20)
  await wait(500)
  statuses.push(...(await readStatuses(url, load.people, false)))
  const newest = recording.sends.findLast(({ acknowledged }) => acknowledged)!
  return {
    ...recording,
    errors: load.errors(),
    typing: listener.seen,
    statuses,
    resting: await readResting(chat.url),
    looked: [{ text: newest.text, seq: newest.acknowledged!.seq, lastSeq: newest.acknowledged!.seq }],
    printed: [],
  }
}

const calm = await recordCalm()
/** Its own, to be changed. */
const copy = (): ChaosRecording => ({
  ...structuredClone({ ...calm, followers: [] }),
  followers: calm.followers.map((follower) => ({ ...follower, events: structuredClone(follower.events) })),
})

test('nothing is wrong with a server to which nothing happens', () => {
  expect(chaosViolations(calm)).toEqual([])
  expect(calm.sends.length).toBeGreaterThan(60)
  expect(calm.followers.every(({ events }) => events.length > 20)).toBe(true)
  expect([calm.typing, calm.statuses, calm.resting].every((each) => each.length > 0)).toBe(true)
})

const messagesOf = ({ followers }: ChaosRecording, which = 0) =>
  followers[which]!.events.filter(({ message }) => message !== undefined)
const firstHistory = ({ histories }: ChaosRecording) => [...histories.values()][0]!

const planted: [name: string, plant: (recording: ChaosRecording) => void, found: RegExp][] = [
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
  ['a subscription is left behind', (it) => (it.resting[1]!.value = 1), /is 1 at \S+ after everybody has left/],
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
  ['another server lacks what was acknowledged', (it) => it.looked[0]!.lastSeq--, /another server still stood at/],
  [
    'a server ends without being told to',
    (it) => it.printed.push('{"level":60,"msg":"An unexpected error ends the process."}'),
    /a server failed unexpectedly/,
  ],
  ['a server logs what somebody wrote', (it) => it.printed.push(`{"msg":"${it.sends[0]!.text}"}`), /printed what/],
]

test.each(planted)('%s: the checker says so', (_name, plant, found) => {
  const recording = copy()
  plant(recording)
  expect(chaosViolations(recording).join('\n')).toMatch(found)
})
