import { ownCpu } from '../process/cpu.ts'
import { answerParent } from '../process/parent.ts'
import { percentile } from '../statistics.ts'
import type { SendProtocol, Target } from './send-protocols.ts'
import { connectSender, type Round, type Sender } from './sender.ts'

export interface Crowd {
  protocol: SendProtocol
  /** Of one server's processes, which the people are spread over in turn. */
  ports: readonly number[]
  /** One sender each. */
  people: readonly { id: string; token: string }[]
}

export interface Sending {
  /** The crowd's first. */
  port: number
  /** In all, spread over the people as evenly as it goes. */
  inFlight: number
  seconds: number
  /** Into this conversation, from so many of the people; left out: from all to random others. */
  into?: { conversationId: string; members: number }
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

/** By its first port. */
const crowds = new Map<number, { senders: Sender[]; ids: readonly string[] }>()

const commands = {
  connect: async ({ protocol, ports, people }: Crowd): Promise<void> => {
    const connected = people.map(({ token }, i) => connectSender({ protocol, port: ports[i % ports.length]!, token }))
    crowds.set(ports[0]!, { senders: await Promise.all(connected), ids: people.map(({ id }) => id) })
  },

  /** Throws where one send wasn't acknowledged: there is no rate of what got lost. */
  run: async ({ port, inFlight, seconds, into }: Sending): Promise<Load> => {
    const { senders, ids } = crowds.get(port)!
    const count = into?.members ?? senders.length
    const cpu = ownCpu()
    const began = performance.now()
    const round: Round = { endsAt: began + seconds * 1000, sent: 0, latencies: [], failures: [] }
    await Promise.all(
      senders
        .slice(0, count)
        .map((sender, i) => sender.run(round, shareOf(inFlight, i, count), targetOf(ids, i, into))),
    )
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
    for (const sender of crowds.get(port)?.senders ?? []) sender.close()
  },
}

const targetOf = (ids: readonly string[], own: number, into: Sending['into']): (() => Target) => {
  if (into) return () => ({ conversationId: into.conversationId })
  const others = ids.filter((_, i) => i !== own)
  return () => ({ recipientId: others[Math.floor(Math.random() * others.length)]! })
}

const shareOf = (total: number, i: number, count: number): number => Math.floor((total + count - 1 - i) / count)

answerParent(commands)
