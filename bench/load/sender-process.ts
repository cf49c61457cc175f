import { ownCpu } from '../process/cpu.ts'
import { answerParent } from '../process/parent.ts'
import { percentile } from '../statistics.ts'
import { connectSender, type Round, type Sender } from './sender.ts'

export interface Crowd {
  url: string
  /** One sender each. */
  people: readonly { id: string; token: string }[]
  inFlight: number
}

export interface Load {
  sent: number
  acknowledged: number
  /** From the first send to the last answer. */
  seconds: number
  p50: number
  p99: number
  /** µs of this process meanwhile. */
  clientCpu: number
}

export type SenderCommands = typeof commands

const crowds = new Map<string, Sender[]>()

const commands = {
  connect: async ({ url, people, inFlight }: Crowd): Promise<void> => {
    const ids = people.map(({ id }) => id)
    const connected = people.map(({ id, token }) =>
      connectSender({ url, token, inFlight, recipients: ids.filter((other) => other !== id) }),
    )
    crowds.set(url, await Promise.all(connected))
  },

  /** Throws where one send wasn't acknowledged: there is no rate of what got lost. */
  run: async ({ url, seconds }: { url: string; seconds: number }): Promise<Load> => {
    const cpu = ownCpu()
    const began = performance.now()
    const round: Round = { endsAt: began + seconds * 1000, sent: 0, latencies: [], failures: [] }
    await Promise.all(crowds.get(url)!.map((sender) => sender.run(round)))
    const took = performance.now() - began
    if (round.failures.length > 0)
      throw new Error(`${round.failures.length} of ${round.sent} sends failed, the first with ${round.failures[0]}`)
    const latencies = Float64Array.from(round.latencies).sort()
    return {
      sent: round.sent,
      acknowledged: latencies.length,
      seconds: took / 1000,
      p50: percentile(latencies, 0.5),
      p99: percentile(latencies, 0.99),
      clientCpu: ownCpu() - cpu,
    }
  },

  close: ({ url }: { url: string }): void => {
    for (const sender of crowds.get(url) ?? []) sender.close()
  },
}

answerParent(commands)
