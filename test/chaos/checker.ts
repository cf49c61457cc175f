import { violations, type Recording } from '../support/checker.ts'
import type { AnsweredError } from '../support/recorder.ts'

/** What was seen beside messages. */
export interface ChaosRecording extends Recording {
  errors: AnsweredError[]
  typing: SeenTyping[]
  statuses: SeenStatus[]
  resting: RestingValue[]
  /** Acknowledged sends that were looked for at once, at another server. */
  looked: { text: string; seq: number; lastSeq: number }[]
  /** What servers have printed. */
  printed: string[]
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

export interface RestingValue {
  at: string
  name: string
  value: number
}

/** All that doesn't hold of what always must. */
export const chaosViolations = (recording: ChaosRecording): string[] => [
  ...violations(recording),
  ...recording.errors
    .filter(tells)
    .map((error) => `an error tells of the inside: ${JSON.stringify(error)}`)
    .slice(0, 3),
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
    .map(({ person, at, isOnline }) => `${person} is ${isOnline ? 'online' : 'offline'} at ${at}, and shouldn't be`),
  ...recording.resting
    .filter(({ value }) => value !== 0)
    .map(({ at, name, value }) => `${name} is ${value} at ${at} after everybody has left`),
  ...recording.looked
    .filter(({ seq, lastSeq }) => lastSeq < seq)
    .map(
      ({ text, seq, lastSeq }) =>
        `${text} was acknowledged with seq ${seq}, and another server still stood at ${lastSeq}`,
    ),
  ...recording.printed.flatMap(badlyPrinted),
]

/** A file and a line, a stack, a package, or what the database says. */
const inside = /\bat .*:\d+:\d+|node_modules|"stack"|Mongo|E11000|\b127\.0\.0\.1:\d+/
const tells = (error: AnsweredError): boolean => inside.test(JSON.stringify(error))

/** Who types is told while they do, and within what a stalled connection may hold up. */
const stalledMs = 3000
const isStale = ({ isTyping, expiresAt, heardAt }: SeenTyping): boolean => isTyping && heardAt > expiresAt + stalledMs

const badlyPrinted = (said: string): string[] => [
  ...(/An unexpected error ends the process|unhandledRejection|uncaughtException/.test(said)
    ? [`a server failed unexpectedly: ${said.slice(-2000)}`]
    : []),
  // Each text is its conversation's id, who wrote it, and a number.
  ...(/\b[\w-]{20,} (?:ann|bob|cid) \d+\b/.test(said) ? ['a server printed what somebody wrote'] : []),
]
