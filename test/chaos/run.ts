import { setTimeout as wait } from 'node:timers/promises'
import { startLoad, type Figures, type Load } from '../support/load.ts'
import { insist } from '../support/recorder.ts'
import { chaosViolations, type ChaosRecording } from './checker.ts'
import { faults, type FaultName } from './faults.ts'
import { planOf } from './plan.ts'
import { readResting, readStatuses, startTypingListener, startTypist } from './witnesses.ts'
import { startWorld, type World } from './world.ts'

export interface ChaosReport extends Figures {
  seed: number
  minutes: number
  faults: Partial<Record<FaultName, number>>
  kills: number
  /** From the end of a fault until the next send was acknowledged. */
  longestRecoveryMs: number
  violations: string[]
}

/** People write, type and listen while one fault after the other is made, for so long; then everything is held against each other. */
export const runChaos = async (options: {
  seed: number
  minutes: number
  /** Of each conversation. */
  writers?: number
  progress(line: string): void
}): Promise<ChaosReport> => {
  const { seed, minutes, progress } = options
  await using world = await startWorld()
  const urls = world.servers.map(
    ({ network }) =>
      () =>
        network.url,
  )
  const load = await startLoad({ urls, writers: options.writers ?? 4, every: 2 })
  const ids = [...load.members.keys()]
  const typists = load.people.map((person, i) =>
    startTypist(
      urls[i % urls.length]!,
      person,
      ids.filter((id) => load.members.get(id)!.includes(person)),
    ),
  )
  const listeners = load.people.map((person, i) => startTypingListener(urls[(i + 1) % urls.length]!, person))

  const looked: ChaosRecording['looked'] = []
  const printed: string[] = []
  const made: ChaosReport['faults'] = {}
  let [kills, longestRecoveryMs] = [0, 0]
  const until = performance.now() + minutes * 60_000
  for (const step of planOf(seed)) {
    await load.acknowledged(step.afterSends)
    await wait(step.afterMs)
    if (performance.now() > until) break
    // A server that is started again begins anew.
    printed.push(...printedBy(world))
    await faults[step.name].make(world, step.which, step.random)
    const ended = performance.now()
    await load.acknowledged(1)
    const recoveryMs = Math.round(performance.now() - ended)
    longestRecoveryMs = Math.max(longestRecoveryMs, recoveryMs)
    looked.push(...(await lookForNewest(load, urls)))
    made[step.name] = (made[step.name] ?? 0) + 1
    kills += faults[step.name].kills
    const left = Math.max(0, (until - performance.now()) / 60_000).toFixed(1)
    progress(
      `${left} minutes to go, ${load.sends().length} sends: ${step.name}; writing went on after ${recoveryMs} ms`,
    )
  }

  for (const typist of typists) typist.stop()
  const statuses: ChaosRecording['statuses'] = []
  const { recording, figures } = await load.finish(async () => {
    await wait(restMs)
    for (const url of urls) statuses.push(...(await readStatuses(url, load.people, true)))
  })
  for (const listener of listeners) await listener.close()
  await wait(restMs)
  for (const url of urls) statuses.push(...(await readStatuses(url, load.people, false)))
  const resting = (await Promise.all(world.servers.map(({ process }) => readResting(process.url)))).flat()
  return {
    seed,
    minutes,
    faults: made,
    kills,
    longestRecoveryMs,
    ...figures,
    violations: chaosViolations({
      ...recording,
      errors: load.errors(),
      typing: listeners.flatMap(({ seen }) => seen),
      statuses,
      resting,
      looked,
      printed: [...printed, ...printedBy(world)],
    }),
  }
}

/** Longer than a lease and a grace of the world's. */
const restMs = 4000

/** What was acknowledged last is in the history of all servers. */
const lookForNewest = async (load: Load, urls: (() => string)[]): Promise<ChaosRecording['looked']> => {
  const newest = load.sends().findLast(({ acknowledged }) => acknowledged)
  if (!newest) return []
  const { conversationId, sender, text, acknowledged } = newest
  return Promise.all(
    urls.map(async (url) => {
      const query = 'query ($id: ID!) { conversation(id: $id) { lastSeq } }'
      const { conversation } = await insist(url, sender, query, { id: conversationId })
      return { text, seq: acknowledged!.seq, lastSeq: conversation.lastSeq as number }
    }),
  )
}

const printedBy = ({ servers }: World): string[] =>
  servers.map(({ process }) => process.output().slice(-20_000)).filter(Boolean)
