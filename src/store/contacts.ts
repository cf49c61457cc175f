import DataLoader from 'dataloader'
import type { Database } from './database.ts'

/** Its members know of it; an empty direct one is its opener's alone. */
export const hasBegun = { $or: [{ lastSeq: { $gt: 0 } }, { kind: 'GROUP' as const }] }

export interface Pair {
  one: string
  other: string
}

/** Whether two people have a conversation that has begun: one command for each `one`. */
export const createContactLoader = ({
  conversations,
}: Pick<Database, 'conversations'>): DataLoader<Pair, boolean, string> =>
  new DataLoader<Pair, boolean, string>(
    async (pairs) => {
      const contacts = new Map(
        await Promise.all(
          [...Map.groupBy(pairs, ({ one }) => one)].map(async ([one, wanted]) => {
            const others = new Set(wanted.map(({ other }) => other))
            const found = await conversations
              .aggregate<{ _id: string }>([
                {
                  $match: {
                    $and: [{ 'members.userId': one }, { 'members.userId': { $in: [...others] } }, hasBegun],
                  },
                },
                { $unwind: '$members' },
                { $match: { 'members.userId': { $in: [...others] } } },
                { $group: { _id: '$members.userId' } },
              ])
              .toArray()
            return [one, new Set(found.map(({ _id }) => _id))] as const
          }),
        ),
      )
      return pairs.map(({ one, other }) => contacts.get(one)!.has(other))
    },
    { maxBatchSize: 1000, cacheKeyFn: ({ one, other }) => JSON.stringify([one, other]) },
  )
