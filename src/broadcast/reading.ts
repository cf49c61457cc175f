import type { Hearing } from '../store/hearing.ts'

/** Which broadcasts are a person's, as a filter over an index; of these, only those above a number. */
export const theirs = ({ from, rooms }: Hearing, above = 0): { $or: object[] } => ({
  $or: [
    { roomId: null, number: { $gt: Math.max(from, above) } },
    ...[...rooms].flatMap(([roomId, intervals]) =>
      intervals
        .filter(({ to }) => to === null || to > above)
        .map((each) => ({
          roomId,
          number: { $gt: Math.max(each.from, above), ...(each.to !== null && { $lte: each.to }) },
        })),
    ),
  ],
})
