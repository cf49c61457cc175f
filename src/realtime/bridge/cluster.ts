import type { Worker } from 'node:cluster'
import type { Way } from './transport.ts'

/** What a process of several on one machine says to the others, by way of the one that has started them. */
interface Said {
  channel: string
  said: Uint8Array
}

/** Messages that may wait for a process that doesn't read; over it, what is said is lost to it. */
const most = 1000

/** In each of the processes. */
export const clusterWay = (own: NodeJS.Process): Way => ({
  name: 'What tells the processes of each other',
  open: (channel, { heard, joined }) => {
    const hear = (message: unknown): void => {
      if (isSaid(message) && message.channel === channel) heard(Buffer.from(message.said))
    }
    own.on('message', hear)
    joined()
    return {
      send: (said) =>
        new Promise((resolve, reject) => {
          if (!own.connected) return reject(new Error('The process that has started this one is gone.'))
          own.send!({ channel, said } satisfies Said, undefined, undefined, (error) =>
            error ? reject(error) : resolve(),
          )
        }),
      renew: () => {},
      close: async () => void own.off('message', hear),
    }
  },
})

/** In the one that has started them: gives all of them what one says. */
export const relay = (workers: () => Iterable<Worker>): ((message: unknown) => void) => {
  const waiting = new WeakMap<Worker, number>()
  return (message) => {
    if (!isSaid(message)) return
    for (const worker of workers()) {
      const before = waiting.get(worker) ?? 0
      if (before >= most || !worker.isConnected()) continue
      waiting.set(worker, before + 1)
      worker.send(message, undefined, undefined, () => waiting.set(worker, waiting.get(worker)! - 1))
    }
  }
}

const isSaid = (message: unknown): message is Said =>
  typeof message === 'object' && message !== null && 'said' in message && 'channel' in message
