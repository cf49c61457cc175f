import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { seeded } from '../../support/random.ts'
import { admin, insist, type Follower } from '../../support/recorder.ts'

const broadcast = 'mutation ($input: BroadcastInput!) { broadcast(input: $input) { broadcast { id } } }'

/** Milliseconds within which the last one has come, once all messages have. */
const restMs = 30_000

/** Somebody who tells everybody something now and then, each until it is acknowledged. */
export const startBroadcasts = (urls: (() => string)[], random: ReturnType<typeof seeded>) => {
  const texts: string[] = []
  let stopped = false
  const running = (async () => {
    while (!stopped) {
      const text = `To all: ${texts.length + 1}`
      await insist(random.of(urls), admin, broadcast, { input: { clientId: randomUUID(), text } })
      texts.push(text)
      for (let i = 0; i < 50 && !stopped; i++) await wait(50 + 150 * random.next())
    }
  })()
  return {
    texts,
    stop: async () => {
      stopped = true
      await running
    },
    /** At rest: what each was told. */
    heard: async (followers: readonly Follower[]) => {
      const late = performance.now() + restMs
      const isMissing = ({ events }: Follower) =>
        !texts.every((text) => events.some((each) => each.broadcast?.text === text))
      while (followers.some(isMissing) && performance.now() < late) await wait(200)
      return followers.map(({ person, events }) => ({
        person,
        texts: events.flatMap((event) => (event.broadcast ? [event.broadcast.text] : [])),
      }))
    },
  }
}
