import { setTimeout as wait } from 'node:timers/promises'
import { beginDirect, directId } from '../src/conversation/rules.ts'
import { openDatabase, type Database } from '../src/store/database.ts'
import type { MessageRow } from '../src/store/rows.ts'

/**
 * A direct conversation with so many messages, written into Parley's database while it runs: once its search index is made, so
 * that these aren't indexed beside what is measured. Resolves to the conversation's id.
 */
export const seedHistory = async (
  uri: string,
  people: readonly [string, string],
  /** No other conversation of the database has as many, as ids are made of it. */
  messages: number,
  progress: (line: string) => void,
): Promise<string> => {
  const database = await openDatabase({ uri, timeoutMs: 60_000 })
  const conversationId = directId(...people)
  try {
    await untilSearchIsMade(database)
    const start = Date.UTC(2026, 0, 1)
    const step = 10_000
    for (let from = 0; from < messages; from += step) {
      const rows = Array.from({ length: Math.min(step, messages - from) }, (_, n): MessageRow => {
        const i = from + n
        return {
          _id: `${messages.toString(16).padStart(12, '0')}${i.toString(16).padStart(12, '0')}`,
          conversationId,
          seq: i + 1,
          senderId: people[i % 2]!,
          clientId: String(i),
          contentHash: '',
          kind: 'TEXT',
          text: 'What a chat message usually is: a line of some sixty letters.',
          replyToId: null,
          isFromAdmin: false,
          version: 1,
          createdAt: new Date(start + i * 1000),
          editedAt: null,
          deletedAt: null,
        }
      })
      await database.messages.insertMany(rows)
      if ((from / step) % 10 === 9)
        progress(`${(from + rows.length).toLocaleString('en')} of ${messages.toLocaleString('en')} messages written`)
    }
    const begun = beginDirect(null, ...people, new Date(start))
    await database.conversations.insertOne({
      ...begun,
      expectedRev: 0,
      lastSeq: messages,
      lastActivityAt: new Date(start + messages * 1000),
    })
    return conversationId
  } finally {
    await database.close()
  }
}

/** From then on what is written past the server isn't indexed. */
export const untilSearchIsMade = async ({ jobs }: Database): Promise<void> => {
  for (let n = 0; !(await jobs.findOne({ format: { $gt: 0 }, building: null })); n++) {
    if (n > 300) throw new Error('The search index of an empty database is not made within a minute.')
    await wait(200)
  }
}
