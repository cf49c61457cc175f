import { Redis, type RedisOptions } from 'ioredis'
import type { Way } from './transport.ts'

/** Nothing waits in the client: what can't be sent now is lost, and what was sent is answered within a second. */
const options: RedisOptions = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  commandTimeout: 1000,
  connectTimeout: 3000,
  autoResubscribe: false,
  retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 10), 2000),
}

/** Redis' publish and subscribe, on one channel. Redis may come, go and come back: its absence is no trouble of a caller. */
export const redisWay = (url: string): Way => ({
  name: 'Redis',
  open: (channel, { heard, joined, onTrouble }) => {
    const [publisher, subscriber] = [new Redis(url, options), new Redis(url, options)]
    let isAway = false
    // An error without a listener would end the process.
    for (const each of [publisher, subscriber])
      each.on('error', (error: Error) => {
        if (isAway) return
        isAway = true
        onTrouble('Redis is away: what other processes do is late until it is back.', error)
      })
    const back = (): void => {
      isAway = false
      joined()
    }
    subscriber.on('messageBuffer', (_channel: Buffer, bytes: Buffer) => heard(bytes))
    subscriber.on('ready', () => {
      subscriber.subscribe(channel).then(back, () => subscriber.disconnect(true))
    })
    return {
      send: async (bytes) => void (await publisher.publish(channel, bytes)),
      renew: () => {
        // A connection that is silent may be dead without having been closed.
        for (const each of [publisher, subscriber]) if (each.status === 'ready') each.disconnect(true)
      },
      close: async () => {
        for (const each of [publisher, subscriber]) each.disconnect()
      },
    }
  },
})
