import type { Hearing } from '../store/hearing.ts'

/** Which broadcasts are a person's, as a filter over an index; of these, only those above a number, and up to another. */
export const theirs = ({ from, rooms }: Hearing, above = 0, upTo = Infinity): { $or: object[] } => ({
  $or: [
    { roomId: null, number: { $gt: Math.max(from, above), $lte: upTo } },
    ...[...rooms].flatMap(([roomId, intervals]) =>
      intervals
        .filter(({ to }) => to === null || to > above)
        .map((each) => ({
          roomId,
          number: { $gt: Math.max(each.from, above), $lte: Math.min(each.to ?? Infinity, upTo) },
        })),
    ),
  ],
})
