import type { AppOptions } from '../../../src/app.ts'
import type { Way } from '../../../src/realtime/bridge/transport.ts'
import { eventually } from '../../support/eventually.ts'
import { readMetrics } from '../../support/metrics.ts'
import { createPerson, type Person } from '../../support/person.ts'
import { startChat, type Chat } from '../../support/chat.ts'

/** Two processes on one database, each with a way of its own to the other. */
export interface TwoChats extends AsyncDisposable {
  one: Chat
  two: Chat
  /** Somebody of the first, at the second. */
  there(person: Person): Person
  /** What the first says of itself. */
  ready(): Promise<{ status: string; reason?: string }>
  messages(what: string): Promise<number>
  /** Both reach each other, or neither. */
  areUp(isUp: boolean): Promise<void>
}

export const startTwo = async (way: () => Way, options: Partial<AppOptions> = {}): Promise<TwoChats> => {
  const one = await startChat({ ...options, bridge: way() })
  const two = await one.another({ bridge: way() })
  const ready = async (chat: Chat) =>
    (await (await fetch(`${chat.url}/ready`)).json()) as Awaited<ReturnType<TwoChats['ready']>>
  const { headers } = await one.admin()
  return {
    one,
    two,
    there: ({ id, token }) => createPerson(two.url, id, token),
    ready: () => ready(one),
    messages: async (what) => (await readMetrics(one.url, headers)).value('parley_bridge_messages_total', { what }),
    areUp: async (isUp) =>
      eventually(async () => {
        for (const chat of [one, two])
          if (((await ready(chat)).status === 'ready') !== isUp) throw new Error(isUp ? 'away' : 'still up')
      }),
    [Symbol.asyncDispose]: async () => {
      await two.close()
      await one[Symbol.asyncDispose]()
    },
  }
}
