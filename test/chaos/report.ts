import { okOf, type ChaosRecording } from './checker.ts'
import { faults, type FaultName } from './faults.ts'

/** A fault that was made, in ms from the first one's wait on. */
export interface MadeFault {
  name: FaultName
  fromMs: number
  toMs: number
  /** When the first send after it was acknowledged. */
  wentOnMs: number
}

export interface ChaosReport {
  seed: number
  minutes: number
  faults: Partial<Record<FaultName, number>>
  faultsMade: number
  kills: number
  acknowledged: number
  /** Of all attempts. */
  okPercent: number
  unknownAttempts: number
  events: number
  connections: number
  lost: number
  doubled: number
  outOfOrder: number
  resyncs: number
  /** From the end of a fault until the next send was acknowledged. */
  longestRecoveryMs: number
  /** From when a message was first sent to when its followers heard of it. */
  deliveryMs: { p50: number; p99: number; longest: number }
  /** What else was seen. */
  witnesses: Record<string, number>
  violations: string[]
  timeline: { made: MadeFault[]; seconds: Second[] }
}

/** What came about in a second: sends acknowledged, events heard, and how long the slowest of these took. */
export interface Second {
  acknowledged: number
  heard: number
  slowestMs: number
}

export const reportOf = (options: {
  seed: number
  minutes: number
  began: number
  made: MadeFault[]
  recording: ChaosRecording
  violations: string[]
}): ChaosReport => {
  const { seed, minutes, began, made, recording, violations } = options
  const { sends, followers } = recording
  const counts: ChaosReport['faults'] = {}
  for (const { name } of made) counts[name] = (counts[name] ?? 0) + 1
  const acknowledged = sends.filter((send) => send.acknowledged)
  const sentAt = new Map(acknowledged.map((send) => [send.acknowledged!.id, send.beganAt]))
  const heard = followers
    .filter(({ person }) => person !== recording.suspensions.person)
    .flatMap(({ events }) => events)
    .flatMap(({ message, heardAt }) => {
      const sent = message && sentAt.get(message.id)
      return sent === undefined ? [] : [{ heardAt, took: heardAt - sent }]
    })
  const took = Float64Array.from(heard, (each) => each.took).sort()
  const at = (share: number) => Math.round(took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0)
  const seconds: Second[] = Array.from({ length: Math.ceil(minutes * 60) + 30 }, () => ({
    acknowledged: 0,
    heard: 0,
    slowestMs: 0,
  }))
  const secondOf = (ms: number): Second | undefined => seconds[Math.floor((ms - began) / 1000)]
  for (const { acknowledgedAt } of acknowledged) {
    const second = secondOf(acknowledgedAt)
    if (second) second.acknowledged++
  }
  for (const { heardAt, took: ms } of heard) {
    const second = secondOf(heardAt)
    if (!second) continue
    second.heard++
    second.slowestMs = Math.max(second.slowestMs, Math.round(ms))
  }
  const ofKind = (kind: RegExp): number => violations.filter((each) => kind.test(each)).length
  return {
    seed,
    minutes,
    faults: counts,
    faultsMade: made.length,
    kills: made.reduce((sum, { name }) => sum + faults[name].kills, 0),
    acknowledged: acknowledged.length,
    okPercent: Math.round(1000 * okOf(sends)) / 10,
    unknownAttempts: sends.reduce((sum, { unknown }) => sum + unknown, 0),
    events: followers.reduce((sum, { events }) => sum + events.length, 0),
    connections: followers.reduce((sum, { connections }) => sum + connections, 0),
    lost: ofKind(/is not there$|stands at|was not given/),
    doubled: ofKind(/times$|twice/),
    outOfOrder: ofKind(/ after \d|began when|stands where/),
    resyncs: followers.reduce((sum, { resyncs }) => sum + resyncs, 0),
    longestRecoveryMs: Math.round(Math.max(0, ...made.map(({ toMs, wentOnMs }) => wentOnMs - toMs))),
    deliveryMs: { p50: at(0.5), p99: at(0.99), longest: at(1) },
    witnesses: {
      'removals and joinings': recording.comings.changes.length,
      'suspensions and restorings': recording.suspensions.changes.length,
      'read marks looked at': recording.marks.length,
      'statuses looked at while people were connected': recording.statuses.filter((each) => each.isConnected).length,
      'statuses looked at while they were gone': recording.statuses.filter((each) => !each.isConnected).length,
      'broadcasts to everybody': recording.broadcasts.sent.length,
      'histories looked at right after an acknowledgement': recording.looked.length,
      'people whose folded events were held against a snapshot': recording.folds.length,
    },
    violations,
    timeline: { made, seconds },
  }
}
