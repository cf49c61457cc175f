import { randomUUID } from 'node:crypto'
import { readCounters } from '../support/load.ts'
import type { Recording } from '../support/checker.ts'
import { insist, readHistory, startFollower, startWriter, type AnsweredError } from '../support/recorder.ts'
import { untilHeard } from '../support/until-heard.ts'

/** A group beside the main load, of which its members hear all; for what is done to some of its people. */
export interface Side {
  id: string
  /** The members' streams, one a person on each server. */
  followers: ReturnType<typeof startFollower>[]
  sends(): Recording['sends']
  errors(): AnsweredError[]
  refusals(): string[]
  stop(): Promise<void>
  /** What was seen of it, once every follower has heard of everything. */
  finish(): Promise<Required<Recording>>
}

/** Of `members` the first makes it, and `writers` write into it. */
export const startSide = async (options: {
  urls: (() => string)[]
  members: string[]
  writers: string[]
  every: number
}): Promise<Side> => {
  const { urls, members } = options
  const [owner, ...others] = members as [string, ...string[]]
  for (const person of members) await insist(urls[0]!, person, '{ viewer { id } }')
  const cursors = new Map<string, string>()
  for (const person of members) cursors.set(person, (await insist(urls[0]!, person, '{ cursor }')).cursor)
  const input = { clientId: randomUUID(), title: `Group of ${owner}`, memberIds: others }
  const mutation = 'mutation ($input: CreateGroupInput!) { createGroup(input: $input) { conversation { id } } }'
  const id: string = (await insist(urls[0]!, owner, mutation, { input })).createGroup.conversation.id
  const followers = members.flatMap((person) =>
    urls.map((url) => startFollower({ url, person, after: cursors.get(person)! })),
  )
  const writers = options.writers.map((person, i) =>
    startWriter({ url: urls[i % urls.length]!, person, conversations: [id], every: options.every }),
  )
  const sends = () => writers.flatMap((writer) => writer.sends)
  return {
    id,
    followers,
    sends,
    errors: () => writers.flatMap(({ errors }) => errors()),
    refusals: () => writers.flatMap(({ refusals }) => refusals),
    stop: async () => {
      await Promise.all(writers.map((writer) => writer.stop()))
    },
    finish: async () => {
      const history = await readHistory(urls[0]!, owner, id)
      const ids = new Set(history.map((message) => message.id))
      await Promise.all(followers.map((follower) => untilHeard(follower, ids)))
      const counters = await Promise.all(members.map((person) => readCounters(urls.at(-1)!, person, id)))
      return {
        sends: sends(),
        followers,
        histories: new Map([[id, history]]),
        members: new Map([[id, members]]),
        counters,
      }
    },
  }
}
