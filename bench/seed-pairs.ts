import { beginDirect } from '../src/conversation/rules.ts'
import { openDatabase } from '../src/store/database.ts'
import { untilSearchIsMade } from './seed-history.ts'

/** A conversation of each two of these people, opened by both, into Parley's database while it runs. */
export const seedPairs = async (uri: string, people: readonly string[]): Promise<void> => {
  const database = await openDatabase({ uri, timeoutMs: 60_000 })
  try {
    await untilSearchIsMade(database)
    const now = new Date()
    const rows = people.flatMap((one, i) =>
      people.slice(i + 1).map((other) => ({
        ...beginDirect(null, one, other, now),
        openedBy: [one, other],
        expectedRev: 0,
      })),
    )
    await database.conversations.insertMany(rows)
  } finally {
    await database.close()
  }
}
