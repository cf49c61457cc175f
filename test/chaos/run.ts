import { setTimeout as wait } from 'node:timers/promises'
import { insist } from '../support/recorder.ts'
import { chaosViolations, type ChaosRecording, type Looked } from './checker.ts'
import { faults, type Fault } from './faults.ts'
import { startParty, type Party } from './party.ts'
import { planOf } from './plan.ts'
import { reportOf, type ChaosReport, type MadeFault } from './report.ts'
import type { Disturbance } from './rules/kept-out.ts'
import { readResting } from './witnesses/resting.ts'
import { startWorld } from './world.ts'

/** People do all that can be done while one fault after the other is made, for so long; then everything is held against each other. */
export const runChaos = async (options: {
  seed: number
  minutes: number
  /** Of each conversation. */
  writers: number
  /** Between two faults at most so many sends are awaited. */
  sends: number
  progress(line: string): void
}): Promise<ChaosReport> => {
  const { seed, minutes, progress } = options
  await using world = await startWorld()
  const fresh = (await Promise.all(world.servers.map(({ process }) => readResting(process.url)))).flat()
  const urls = world.servers.map(
    ({ network }) =>
      () =>
        network.url,
  )
  const disturbances: Disturbance[] = []
  const party = await startParty({ urls, seed, writers: options.writers, disturbances })
  const { load } = party
  const looked: Looked[] = []
  const made: MadeFault[] = []
  const began = performance.now()
  const until = began + minutes * 60_000
  const stuck: string[] = []
  const makeFaults = async (): Promise<void> => {
    for (const step of planOf(seed, options.sends)) {
      await load.acknowledged(step.afterSends)
      await wait(step.afterMs)
      if (performance.now() > until) break
      const fault: Fault = faults[step.name]
      const from = performance.now()
      const disturbance = { server: fault.disturbs === 'it' ? step.which : null, from, to: Infinity }
      if (fault.disturbs !== 'none') disturbances.push(disturbance)
      await fault.make(world, step.which, step.random)
      const ended = performance.now()
      await load.acknowledged(1)
      const wentOn = performance.now()
      disturbance.to = wentOn
      looked.push(...(await lookForNewest(party, urls)))
      made.push({ name: step.name, fromMs: from - began, toMs: ended - began, wentOnMs: wentOn - began })
      const left = Math.max(0, (until - wentOn) / 60_000).toFixed(1)
      const recovery = Math.round(wentOn - ended)
      progress(
        `${left} minutes to go, ${party.sends().length} sends: ${step.name}; writing went on after ${recovery} ms`,
      )
    }
  }
  // What was seen until then is held against each other all the same.
  await makeFaults().catch((error: Error) => stuck.push(`after ${made.at(-1)?.name ?? 'nothing'}: ${error.message}`))
  progress('Everybody stops, hears the rest and leaves.')
  const seen = await party.finish(restMs)
  const resting = (await Promise.all(world.servers.map(({ process }) => readResting(process.url)))).flat()
  const recording: ChaosRecording = {
    ...seen,
    fresh,
    resting,
    looked,
    printed: world.printed,
    exits: world.exits,
    stuck: [...stuck, ...seen.stuck],
  }
  return reportOf({ seed, minutes, began, made, recording, violations: chaosViolations(recording) })
}

/** Longer than a lease and a grace of the world's. */
const restMs = 4000

/** What was acknowledged last is in the history that any server gives. */
const lookForNewest = async ({ load }: Party, urls: (() => string)[]): Promise<Looked[]> => {
  const newest = load.sends().findLast(({ acknowledged }) => acknowledged)
  if (!newest) return []
  const { conversationId: id, sender, text, acknowledged } = newest
  const query = 'query ($id: ID!) { conversation(id: $id) { messages(last: 100) { nodes { seq text } } } }'
  return Promise.all(
    urls.map(async (url) => {
      const { conversation } = await insist(url, sender, query, { id })
      return { text, seq: acknowledged!.seq, page: conversation.messages.nodes }
    }),
  )
}
