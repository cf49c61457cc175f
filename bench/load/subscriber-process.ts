import { ownCpu } from '../process/cpu.ts'
import { answerParent } from '../process/parent.ts'
import { percentile } from '../statistics.ts'
import { eachMark, machineNow } from './mark.ts'
import { heartbeats, protocols, type Protocol } from './protocols.ts'
import type { RawSocket } from './raw-socket.ts'

export interface Crowd {
  protocol: Protocol
  port: number
  tokens: readonly string[]
  /** Sockets, which take the tokens in turn. */
  size: number
}

export interface Heard {
  got: number
  /** Milliseconds from the moment that a message was due to its arrival at a subscriber, of all of them. */
  p50: number
  p99: number
  p999: number
  /** µs of this process meanwhile. */
  clientCpu: number
}

export type SubscriberCommands = typeof commands

/** Connections under way at a time, fewer than a listen backlog takes. */
const connectingAtOnce = 50

let crowd: RawSocket[] = []
let latencies: number[] = []
let cpu = 0
let want = Infinity
let enough = Promise.withResolvers<void>()

const noteMark = (due: number): void => {
  latencies.push(machineNow() - due)
  if (latencies.length >= want) enough.resolve()
}

const commands = {
  /** Resolves when all of them have subscribed. */
  connect: async ({ protocol, port, tokens, size }: Crowd): Promise<void> => {
    const heartbeat = heartbeats[protocol]
    let next = 0
    const some = async (): Promise<void> => {
      while (next < size) {
        const socket = await protocols[protocol](port, tokens[next++ % tokens.length]!)
        socket.onText((bytes, start, end) => {
          if (heartbeat && end - start <= 2 && bytes.toString('latin1', start, end) === heartbeat.ping)
            socket.send(heartbeat.pong)
          else eachMark(bytes, start, end, noteMark)
        })
        crowd.push(socket)
      }
    }
    await Promise.all(Array.from({ length: connectingAtOnce }, some))
  },

  /** From here on deliveries count. */
  begin: (): void => {
    latencies = []
    want = Infinity
    cpu = ownCpu()
  },

  /** Resolves when so many have come since `begin`, and to how many came where that takes longer. */
  heard: async ({ deliveries, withinMs }: { deliveries: number; withinMs: number }): Promise<number> => {
    enough = Promise.withResolvers()
    want = deliveries
    if (latencies.length >= want) return latencies.length
    const late = setTimeout(enough.resolve, withinMs)
    await enough.promise
    clearTimeout(late)
    return latencies.length
  },

  end: (): Heard => {
    const clientCpu = ownCpu() - cpu
    const sorted = Float64Array.from(latencies).sort()
    const at = (share: number): number => (sorted.length > 0 ? percentile(sorted, share) : NaN)
    return { got: sorted.length, p50: at(0.5), p99: at(0.99), p999: at(0.999), clientCpu }
  },

  close: async (): Promise<void> => {
    const leaving = crowd
    crowd = []
    await Promise.all(leaving.map((socket) => socket.close()))
  },
}

answerParent(commands)
