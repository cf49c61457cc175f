import type { Recording } from '../../support/checker.ts'
import type { RecordedSend } from '../../support/recorder.ts'
import type { Comings } from '../witnesses/comings.ts'
import type { Suspensions } from '../witnesses/suspensions.ts'

/** A time, in ms of this process's clock, in which a server or the database stood still or was away. */
export interface Disturbance {
  /** null: all of them. */
  server: number | null
  from: number
  to: number
}

/**
 * Messages sent while they were in for certain once, in order, and none sent while they were out for certain. None is left out, but
 * for the last of a time that has ended: who is out by the time that their stream comes to them sees nothing of it any more.
 */
export const seenOutside = ({ conversation, follower, changes }: Comings, sends: Recording['sends']): string[] => {
  const own = new Map<number, RecordedSend>()
  for (const send of sends)
    if (send.conversationId === conversation && send.acknowledged) own.set(send.acknowledged.seq, send)
  const heard = new Set<number>()
  const wrong: string[] = []
  const { person, events } = follower
  let last = 0
  for (const { message } of events) {
    if (!message) continue
    const { seq } = message
    if (message.conversation.id !== conversation) wrong.push(`${person} was given what is not theirs: ${message.text}`)
    else if (seq <= last) wrong.push(`${person} was given seq ${seq} of ${conversation} after ${last}`)
    last = seq
    heard.add(seq)
  }
  /** Of each time, by the change that it began with, the newest message that they were given. */
  const newest = new Map<number, number>([[changes.length - 1, Infinity]])
  for (const [seq, send] of own) {
    const time = timeOf(send, changes)
    if (time !== null && heard.has(seq)) newest.set(time, Math.max(seq, newest.get(time) ?? 0))
  }
  for (const [seq, send] of own) {
    const time = timeOf(send, changes)
    if (time === null) continue
    const isIn = changes[time]?.to === 'in'
    if (!isIn && heard.has(seq)) wrong.push(`${person} was given ${send.text}, sent after their removal`)
    if (isIn && !heard.has(seq) && seq < (newest.get(time) ?? 0))
      wrong.push(`${person} was not given ${send.text}, sent when they had joined`)
  }
  return wrong.slice(0, 5)
}

/** One that they were given, with another of the same time behind it: without it a recording can't show that none was missed. */
export const toBeMissed = ({ follower, changes }: Comings, sends: Recording['sends']): RecordedSend | undefined => {
  const given = new Set(follower.events.flatMap(({ message }) => message?.id ?? []))
  const theirs = sends.filter(({ acknowledged }) => acknowledged && given.has(acknowledged.id))
  return theirs.find((send) => {
    const time = timeOf(send, changes)
    const isBehind = (other: RecordedSend) => other.acknowledged!.seq > send.acknowledged!.seq
    return time !== null && theirs.some((other) => isBehind(other) && timeOf(other, changes) === time)
  })
}

/** The change that it was sent behind, by its place; -1 where there was none yet, null where it isn't known for certain. */
export const timeOf = ({ beganAt, acknowledgedAt }: RecordedSend, changes: Comings['changes']): number | null => {
  const i = changes.findLastIndex((change) => change.acknowledgedAt < beganAt)
  const next = changes[i + 1]
  return next && next.beganAt < acknowledgedAt ? null : i
}

/** Within which a suspension has reached every process. */
const heardWithinMs = 1000

/** Nothing that came about a second after it reaches who is suspended, on any process, until they are restored. */
export const suspendedAndServed = (
  { person, followers, changes, answered }: Suspensions,
  sends: Recording['sends'],
  disturbances: Disturbance[],
): string[] => {
  const periods = changes.flatMap(({ to, acknowledgedAt }, i) => {
    const end = changes[i + 1]?.beganAt ?? Infinity
    return to === 'suspended' ? [{ from: reachedBy(acknowledgedAt, disturbances), to: end }] : []
  })
  const began = new Map(
    sends.flatMap(({ acknowledged, beganAt }) => (acknowledged ? [[acknowledged.id, beganAt]] : [])),
  )
  const isWithin = (from: number, to: number) => periods.some((period) => from > period.from && to < period.to)
  return [
    ...followers
      .flatMap(({ events }) => events)
      .filter(({ message, heardAt }) => message && isWithin(began.get(message.id) ?? 0, heardAt))
      .map(({ message }) => `${person} was given ${message!.text}, sent after their suspension`),
    ...answered
      .filter(({ beganAt, answeredAt }) => isWithin(beganAt, answeredAt))
      .map(({ at }) => `${person} was answered at ${at} after their suspension`),
  ].slice(0, 5)
}

/** What stood still meanwhile hears of it once it goes on. */
const reachedBy = (acknowledgedAt: number, disturbances: Disturbance[]): number => {
  let by = acknowledgedAt + heardWithinMs
  for (const { from, to } of disturbances.toSorted((a, b) => a.from - b.from))
    if (from < by && to > acknowledgedAt) by = Math.max(by, to + heardWithinMs)
  return by
}
