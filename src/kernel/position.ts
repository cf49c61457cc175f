/**
 * Where an entry stands in the log: a lane (0 to 63) and its number n in that lane (1, 2, 3 …), as one number, so that it
 * can be the entry's `_id`: lane × 2^47 + n. All are exact, as 64 × 2^47 is 2^53.
 */
export type Position = number

export const maxLanes = 64
const laneSize = 2 ** 47

export const positionOf = (lane: number, n: number): Position => lane * laneSize + n
export const laneOf = (position: Position): number => Math.floor(position / laneSize)
export const numberOf = (position: Position): number => position % laneSize

/** The n up to which something holds, for each lane; lanes that are missing stand at 0. Never changed in place. */
export type Positions = readonly number[]

export const at = (positions: Positions, lane: number): number => positions[lane] ?? 0

/** `positions` with one lane moved. */
export const moved = (positions: Positions, lane: number, n: number): Positions => {
  const next = positions.slice()
  while (next.length < lane) next.push(0)
  next[lane] = n
  return next
}

/** Whether `positions` has everything that `others` has. */
export const covers = (positions: Positions, others: Positions): boolean =>
  others.every((n, lane) => at(positions, lane) >= n)

export const covering = (positions: Positions, position: Position): boolean =>
  at(positions, laneOf(position)) >= numberOf(position)
