import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { seeded } from '../../support/random.ts'
import {
  canariesIn,
  insist,
  post,
  startFollower,
  type AnsweredError,
  type RecordedSend,
} from '../../support/recorder.ts'

/** Somebody was shown a text of a conversation that wasn't theirs. */
export interface Glimpse {
  person: string
  conversation: string
}

const nosy = `query ($id: ID!, $message: ID!) { conversation(id: $id) { messages(last: 3) { nodes { text } } }
  message(id: $message) { text } searchMessages(query: "canary", first: 5) { nodes { text } } }`
const intrude = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { text } } }'

/** Somebody who is in no conversation, and tries all doors. */
export const startStranger = async (
  urls: (() => string)[],
  random: ReturnType<typeof seeded>,
  sends: () => RecordedSend[],
  person: string,
) => {
  await insist(urls[0]!, person, '{ viewer { id } }')
  const glimpses: Glimpse[] = []
  const errors = new Map<string, AnsweredError>()
  const follower = startFollower({ url: urls[0]!, person })
  let stopped = false
  const running = (async () => {
    while (!stopped) {
      const aim = sends().findLast(({ acknowledged }) => acknowledged)
      if (aim) {
        const { conversationId: id, clientId } = aim
        const input = { conversationId: id, clientId: random.below(2) ? clientId : randomUUID(), text: 'hello' }
        const answers = await Promise.all([
          post(random.of(urls)(), person, nosy, { id, message: aim.acknowledged!.id }).catch(() => null),
          post(random.of(urls)(), person, intrude, { input }).catch(() => null),
        ])
        for (const answer of answers) for (const each of answer?.errors ?? []) errors.set(each.message, each)
        glimpses.push(...canariesIn(JSON.stringify(answers)).map((conversation) => ({ person, conversation })))
      }
      await wait(1000)
    }
  })()
  return {
    errors: () => [...errors.values()],
    stop: async () => {
      stopped = true
      await running
      await follower.close()
    },
    glimpses: (): Glimpse[] => [
      ...glimpses,
      ...canariesIn(JSON.stringify(follower.events)).map((conversation) => ({ person, conversation })),
    ],
  }
}
