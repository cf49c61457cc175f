import { setTimeout as wait } from 'node:timers/promises'
import type { seeded } from '../../support/random.ts'
import { post } from '../../support/recorder.ts'
import type { Side } from '../side.ts'

/** A read mark, as a server gave it to who asked then. In ms of this process's clock. */
export interface SeenMark {
  person: string
  conversation: string
  readSeq: number
  beganAt: number
  answeredAt: number
}

const mark = 'mutation ($id: ID!) { markMessageRead(messageId: $id) { conversation { viewerMember { readSeq } } } }'
const look = 'query ($id: ID!) { conversation(id: $id) { viewerMember { readSeq } } }'

/** Somebody who reads what comes, newer and older, on one server or the other, and looks where the mark stands. */
export const startMarking = (urls: (() => string)[], random: ReturnType<typeof seeded>, side: Side, person: string) => {
  const marks: SeenMark[] = []
  const { events } = side.followers.find((follower) => follower.person === person)!
  let stopped = false
  const ask = async (query: string, id: string): Promise<void> => {
    const beganAt = performance.now()
    const answer = await post(random.of(urls)(), person, query, { id }).catch(() => null)
    const conversation = answer?.data?.markMessageRead?.conversation ?? answer?.data?.conversation
    if (!conversation) return
    const { readSeq } = conversation.viewerMember
    marks.push({ person, conversation: side.id, readSeq, beganAt, answeredAt: performance.now() })
  }
  const running = (async () => {
    while (!stopped) {
      const heard = events.slice(-20).filter(({ message }) => message)
      if (heard.length > 0) await ask(mark, random.of(heard).message!.id)
      await ask(look, side.id)
      await wait(200 + 400 * random.next())
    }
  })()
  return {
    marks,
    stop: async () => {
      stopped = true
      await running
    },
  }
}
