import { setTimeout as wait } from 'node:timers/promises'
import { startLoad, type Load } from '../support/load.ts'
import { startFollower, type Follower } from '../support/recorder.ts'
import { seeded } from '../support/random.ts'
import { untilHeard } from '../support/until-heard.ts'
import type { ChaosRecording } from './checker.ts'
import { toBeMissed, type Disturbance } from './rules/kept-out.ts'
import { startSide } from './side.ts'
import { startBroadcasts } from './witnesses/broadcasts.ts'
import { startComings } from './witnesses/comings.ts'
import { startFolding } from './witnesses/folding.ts'
import { startMarking } from './witnesses/marks.ts'
import { readStatuses, startPresence, type Kept } from './witnesses/presence.ts'
import { startStranger } from './witnesses/stranger.ts'
import { startSuspensions } from './witnesses/suspensions.ts'
import { startTypingListener, startTypist } from './witnesses/typing.ts'

/** All that servers tell of themselves, and what was looked up meanwhile, is seen by who runs it. */
export type PartyRecording = Omit<ChaosRecording, 'fresh' | 'resting' | 'looked' | 'printed' | 'exits'>

/** Everybody who uses the servers while something is done to them. */
export interface Party {
  load: Load
  /** Acknowledged, of all. */
  sends(): ChaosRecording['sends']
  /** Whether each witness has something to tell by now. */
  hasSeenAll(): boolean
  /** Everybody stops, hears the rest, and leaves. `atRest` is called before they leave. */
  finish(restMs: number): Promise<PartyRecording>
}

export const startParty = async (options: {
  urls: (() => string)[]
  seed: number
  /** Of each conversation. */
  writers: number
  disturbances: Disturbance[]
}): Promise<Party> => {
  const { urls, seed, writers, disturbances } = options
  const random = seeded(seed)
  // Those first who begin with what takes a moment.
  const folding = await startFolding(urls, random, ['nan', 'oli', 'pat'])
  const load = await startLoad({ urls, writers, every: 2, door: 'socket' })
  const ids = [...load.members.keys()]
  const typists = load.people.map((person, i) => {
    const own = ids.filter((id) => load.members.get(id)!.includes(person))
    return startTypist(urls[i % urls.length]!, person, own)
  })
  const listeners = load.people.map((person, i) => startTypingListener(urls[(i + 1) % urls.length]!, person))
  const club = await startSide({ urls, members: ['gil', 'ina'], writers: ['gil', 'ina'], every: 200 })
  const talk = await startSide({ urls, members: ['lou', 'kay', 'mia'], writers: ['lou', 'lou'], every: 200 })
  const comings = await startComings(urls, random, club, 'gil', 'hal')
  const suspensions = await startSuspensions(urls, random, talk, 'kay')
  const marking = startMarking(urls, random, talk, 'mia')
  const broadcasts = startBroadcasts(urls, random)
  const stranger = await startStranger(urls, random, load.sends, 'zoe')
  // Each at one server only.
  const lonely = urls.map((url, i) => startFollower({ url, person: ['quy', 'ron'][i]! }))
  const presence = startPresence({
    urls,
    random,
    kept: [
      ...load.followers.map((follower, i) => keptOf(follower, ((i >> 1) + (i & 1)) % urls.length)),
      ...lonely.map(keptOf),
      ...talk.followers.map((follower, i) => keptOf(follower, i % urls.length)),
    ],
    viewer: 'gil',
    isDisturbed: (server, since) => disturbances.some((each) => (each.server ?? server) === server && each.to > since),
  })
  const sends = () => [...load.sends(), ...club.sends(), ...talk.sends()]
  return {
    load,
    sends,
    hasSeenAll: () =>
      [...listeners.map((listener) => listener.seen), marking.marks].every(({ length }) => length > 0) &&
      broadcasts.texts.length > 0 &&
      toBeMissed(comings.seen().comings, club.sends()) !== undefined &&
      [comings.seen().comings, suspensions.seen].every(({ changes }) => changes.length > 2),
    finish: async (restMs) => {
      for (const typist of typists) typist.stop()
      // The sides end when those who come, go and are suspended have ended well.
      const witnesses = { comings, suspensions, marking, folding, broadcasts, stranger, presence }
      const stuck: string[] = []
      await Promise.all(
        Object.entries(witnesses).map(async ([name, witness]) => {
          if (!(await endsInTime(witness.stop()))) stuck.push(`${name}: what was tried last has not come about`)
        }),
      )
      await Promise.all([club.stop(), talk.stop()])
      const statuses = [...presence.statuses]
      const parts = [await club.finish(), await talk.finish()]
      const left = parts[0]!.sends.at(-1)?.acknowledged
      if (left) await untilHeard(comings.follower, new Set([left.id]))
      const folds = await folding.finish()
      let told: ChaosRecording['broadcasts']['heard'] = []
      const { recording } = await load.finish(async () => {
        told = await broadcasts.heard(load.followers)
        await wait(restMs)
        for (const url of urls) statuses.push(...(await readStatuses(url, load.people, true)))
      })
      const others = [...club.followers, ...talk.followers, ...folding.followers, ...lonely, comings.follower]
      await Promise.all([...others, ...listeners].map(async (each) => each.close()))
      await wait(restMs)
      for (const url of urls) statuses.push(...(await readStatuses(url, [...load.people, 'kay', 'quy', 'ron'], false)))
      const seen = comings.seen()
      return {
        sends: sends(),
        followers: [...recording.followers, ...parts.flatMap(({ followers }) => followers)],
        histories: new Map([recording, ...parts].flatMap(({ histories }) => [...histories])),
        members: new Map([recording, ...parts].flatMap(({ members }) => [...members])),
        counters: [recording, ...parts].flatMap(({ counters = [] }) => counters),
        errors: [...load.errors(), ...club.errors(), ...talk.errors(), ...stranger.errors()],
        refusals: [...load.refusals(), ...club.refusals(), ...talk.refusals()],
        typing: listeners.flatMap((listener) => listener.seen),
        statuses,
        comings: seen.comings,
        suspensions: suspensions.seen,
        disturbances,
        marks: marking.marks,
        broadcasts: { sent: broadcasts.texts, heard: told },
        glimpses: [...seen.glimpses, ...stranger.glimpses()],
        folds,
        stuck,
      }
    },
  }
}

/** Longer than `settle` waits for what may still come. */
const lastTriesMs = 60_000

const endsInTime = (end: Promise<void>): Promise<boolean> =>
  Promise.race([end.then(() => true), wait(lastTriesMs, false, { ref: false })])

/** As it is, whenever it is looked at. */
const keptOf = (follower: Follower, server: number): Kept => ({
  person: follower.person,
  server,
  get connectedSince() {
    return follower.connectedSince
  },
})
