import { violations, type Recording } from '../support/checker.ts'
import type { AnsweredError } from '../support/recorder.ts'
import { seenOutside, suspendedAndServed, type Disturbance } from './rules/kept-out.ts'
import { badlyPrinted, tellingErrors } from './rules/said.ts'
import { marksGoneBack } from './rules/marks.ts'
import type { Comings } from './witnesses/comings.ts'
import { isTrue, type SeenFold } from './witnesses/folding.ts'
import type { SeenMark } from './witnesses/marks.ts'
import type { RestingValue } from './witnesses/resting.ts'
import type { Glimpse } from './witnesses/stranger.ts'
import type { Suspensions } from './witnesses/suspensions.ts'

/** What was seen beside messages. */
export interface ChaosRecording extends Recording {
  errors: AnsweredError[]
  /** Answers that a writer shouldn't get, whatever fails. */
  refusals: string[]
  typing: SeenTyping[]
  statuses: SeenStatus[]
  /** Before the first client came, and after the last one left. */
  fresh: RestingValue[]
  resting: RestingValue[]
  /** Acknowledged sends that were looked for at once, at all servers. */
  looked: Looked[]
  comings: Comings
  suspensions: Suspensions
  disturbances: Disturbance[]
  marks: SeenMark[]
  /** What was told to everybody, in its order, and what each was told. */
  broadcasts: { sent: string[]; heard: { person: string; texts: string[] }[] }
  glimpses: Glimpse[]
  folds: SeenFold[]
  /** What servers have printed. */
  printed: string[]
  /** Ends of servers that nobody asked for. */
  exits: string[]
  /** What didn't go on, or didn't come to its end. */
  stuck: string[]
}

export interface Looked {
  text: string
  seq: number
  /** The newest of the history that a server gave then. */
  page: { seq: number; text: string | null }[]
}

export interface SeenTyping {
  listener: string
  conversation: string
  user: string
  isTyping: boolean
  /** Milliseconds since 1970, both. */
  expiresAt: number
  heardAt: number
}

export interface SeenStatus {
  person: string
  /** The server that was asked. */
  at: string
  isOnline: boolean
  /** Whether they were connected then, to any server, for longer than a lease and a grace. */
  isConnected: boolean
}

/** All that doesn't hold of what always must. */
export const chaosViolations = (recording: ChaosRecording): string[] => [
  ...provesNothing(recording),
  ...violations(recording),
  ...recording.refusals,
  ...tellingErrors(recording.errors),
  ...recording.typing
    .filter(isStale)
    .map((each) => `typing was told too late: ${JSON.stringify(each)}`)
    .slice(0, 3),
  ...recording.typing
    .filter(({ conversation, listener }) => !recording.members.get(conversation)?.includes(listener))
    .map((each) => `typing was told to who isn't a member: ${JSON.stringify(each)}`)
    .slice(0, 3),
  ...recording.statuses
    .filter(({ isOnline, isConnected }) => isOnline !== isConnected)
    .map(({ person, at, isOnline }) => `${person} is ${isOnline ? 'online' : 'offline'} at ${at}, and shouldn't be`)
    .slice(0, 5),
  ...leftBehind(recording),
  ...recording.looked.flatMap(missing),
  ...seenOutside(recording.comings, recording.sends),
  ...suspendedAndServed(recording.suspensions, recording.sends, recording.disturbances),
  ...marksGoneBack(recording.marks, recording.followers),
  ...recording.broadcasts.heard
    .filter(({ texts }) => JSON.stringify(texts) !== JSON.stringify(recording.broadcasts.sent))
    .map(
      ({ person, texts }) =>
        `${person} was told ${texts.length} of ${recording.broadcasts.sent.length}: ${texts.join(', ')}`,
    )
    .slice(0, 3),
  ...recording.glimpses
    .map(({ person, conversation }) => `${person} was shown a text of ${conversation}, which isn't theirs`)
    .slice(0, 3),
  ...recording.folds
    .filter((seen) => !isTrue(seen))
    .map(({ person, folded, fresh }) => `what ${person} has folded isn't what is there: ${difference(folded, fresh)}`),
  ...badlyPrinted(recording.printed),
  ...recording.exits,
  ...recording.stuck,
]

/** Below it too little has come about that could have gone wrong. */
const okShare = 0.8

/** The share of attempts that were answered with what they asked for. */
export const okOf = (sends: Recording['sends']): number =>
  sends.filter(({ acknowledged }) => acknowledged).length /
  Math.max(
    1,
    sends.reduce((sum, { attempts }) => sum + attempts, 0),
  )

const provesNothing = ({ sends }: Recording): string[] => {
  const ok = okOf(sends)
  return ok < okShare ? [`only ${Math.round(100 * ok)} % of the operations were ok: this run proves nothing`] : []
}

/** Who types is told while they do, and within what a stalled connection may hold up. */
const stalledMs = 3000
const isStale = ({ isTyping, expiresAt, heardAt }: SeenTyping): boolean => isTyping && heardAt > expiresAt + stalledMs

/** Of timers some come and go with what a server does by itself, of which one was seen; what is left behind by each client is many more. */
const comeAndGo: Record<string, number> = { timers: 5 }

const leftBehind = ({ fresh, resting }: ChaosRecording): string[] =>
  resting.flatMap(({ at, name, value }) => {
    const before = fresh.find((each) => each.at === at && each.name === name)!.value
    return value <= before + (comeAndGo[name] ?? 0)
      ? []
      : [`${name} is ${value} at ${at} after everybody has left, and was ${before} before anybody came`]
  })

const missing = ({ text, seq, page }: Looked): string[] =>
  page.some((message) => message.text === text) || page.every((message) => message.seq > seq && page.length > 0)
    ? []
    : [`${text} was acknowledged with seq ${seq}, and a server's history stood at ${page.at(-1)?.seq ?? 0} without it`]

/** The first that differs. */
const difference = (a: object, b: object): string => {
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)]
  let i = 0
  while (one[i] === other[i]) i++
  return `${one.slice(Math.max(0, i - 120), i + 120)} | ${other.slice(Math.max(0, i - 120), i + 120)}`
}
