import { setTimeout as wait } from 'node:timers/promises'
import { post } from '../support/recorder.ts'

/** A change that is made for certain: from `acknowledgedAt` on it holds, and before `beganAt` it didn't. In ms of this process's clock. */
export interface Settled<To extends string> {
  to: To
  beganAt: number
  acknowledgedAt: number
}

/** What an attempt, of which nobody knows what came, may still take: a deadline, and what stands still. */
const lateMs = 8000

/** Tried until an attempt is answered behind which no other may still come. */
export const settle = async <To extends string>(
  urls: (() => string)[],
  person: string,
  to: To,
  query: string,
  variables: object,
): Promise<Settled<To>> => {
  const beganAt = performance.now()
  let isCertain = true
  for (let i = 0; ; i++) {
    const answer = await post(urls[i % urls.length]!(), person, query, variables).catch(() => null)
    const code = answer?.errors?.[0]?.extensions.code
    if (answer && (!code || !untold.has(code))) {
      if (isCertain) return { to, beganAt, acknowledgedAt: performance.now() }
      await wait(lateMs)
      isCertain = true
    } else {
      isCertain &&= code === 'OVERLOADED'
      await wait(100)
    }
  }
}

/** The others say that it is so already. */
const untold = new Set(['UNAVAILABLE', 'OVERLOADED', 'INTERNAL_SERVER_ERROR'])
