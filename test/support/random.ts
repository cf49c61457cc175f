/** Random numbers of a seed (mulberry32): the same seed makes the same test. */
export const seeded = (seed: number) => {
  const next = (): number => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    /** 0 up to, not including, 1. */
    next,
    /** One of them. */
    of: <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)]!,
    below: (n: number): number => Math.floor(next() * n),
  }
}
