import { ownCpu } from '../process/cpu.ts'
import { answerParent } from '../process/parent.ts'
import { percentile } from '../statistics.ts'
import type { SendProtocol } from './send-protocols.ts'
import { connectSender, type Round, type Sender } from './sender.ts'

export interface Crowd {
  protocol: SendProtocol
  port: number
  /** One sender each. */
  people: readonly { id: string; token: string }[]
}

export interface Sending {
  port: number
  /** In all, spread over the people as evenly as it goes. */
  inFlight: number
  seconds: number
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

/** By port. */
const crowds = new Map<number, Sender[]>()

const commands = {
  connect: async ({ protocol, port, people }: Crowd): Promise<void> => {
    const ids = people.map(({ id }) => id)
    const connected = people.map(({ id, token }) =>
      connectSender({ protocol, port, token, recipients: ids.filter((other) => other !== id) }),
    )
    crowds.set(port, await Promise.all(connected))
  },

  /** Throws where one send wasn't acknowledged: there is no rate of what got lost. */
  run: async ({ port, inFlight, seconds }: Sending): Promise<Load> => {
    const senders = crowds.get(port)!
    const cpu = ownCpu()
    const began = performance.now()
    const round: Round = { endsAt: began + seconds * 1000, sent: 0, latencies: [], failures: [] }
    await Promise.all(senders.map((sender, i) => sender.run(round, shareOf(inFlight, i, senders.length))))
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

  close: ({ port }: { port: number }): void => {
    for (const sender of crowds.get(port) ?? []) sender.close()
  },
}

const shareOf = (total: number, i: number, count: number): number => Math.floor((total + count - 1 - i) / count)

answerParent(commands)
