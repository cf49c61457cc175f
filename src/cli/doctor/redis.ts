import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { bad, good, reasonOf, type Check } from './check.ts'

const waitMs = 3000

/** Where REDIS_URL is set: whether something that speaks Redis is there. */
export const checkRedis: Check = async ({ env }) => {
  const given = env['REDIS_URL']?.trim()
  if (!given) return []
  const url = URL.parse(given)
  if (!url || !['redis:', 'rediss:'].includes(url.protocol))
    return [bad('redis', 'REDIS_URL has to start with redis:// or rediss://.')]
  const address = { host: url.hostname || 'localhost', port: Number(url.port || 6379) }
  const socket = url.protocol === 'rediss:' ? connectTls({ ...address, servername: address.host }) : connect(address)
  try {
    const answer = await ping(socket)
    // Who has to sign in first is there all the same.
    return [
      /^(\+PONG|-NOAUTH)/.test(answer)
        ? good('redis', `Redis answers at ${address.host}:${address.port}.`)
        : bad('redis', `What answers at ${address.host}:${address.port} is no Redis: check REDIS_URL.`),
    ]
  } catch (error) {
    return [bad('redis', `REDIS_URL (${address.host}:${address.port}) can't be reached: ${reasonOf(error)}.`)]
  } finally {
    socket.destroy()
  }
}

/** The first that comes back; a protocol of lines, in which a ping is one. */
const ping = (socket: Socket): Promise<string> =>
  new Promise((resolve, reject) => {
    socket.setTimeout(waitMs, () => reject(new Error(`it didn't answer within ${waitMs / 1000} s`)))
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('it closed the connection')))
    socket.once('data', (data) => resolve(data.toString('latin1')))
    socket.write('PING\r\n')
  })
