export interface Spread {
  median: number
  min: number
  max: number
}

export const spreadOf = (values: readonly number[]): Spread => {
  const sorted = values.toSorted((a, b) => a - b)
  return { median: percentile(sorted, 0.5), min: sorted[0]!, max: sorted.at(-1)! }
}

/** Nearest rank, of values in ascending order; for two in the middle, the one between them. */
export const percentile = (sorted: ArrayLike<number>, share: number): number => {
  const at = share * (sorted.length - 1)
  const [below, above] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!]
  return below + (above - below) * (at - Math.floor(at))
}
