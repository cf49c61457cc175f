import type { Loaders } from './loaders.ts'

/** The one id of a block, so that nobody blocks the same person twice. */
export const blockId = (blockerId: string, blockedId: string): string => JSON.stringify([blockerId, blockedId])

/** Whether one of the two has blocked the other: neither is told which. */
export const areApart = async ({ block }: Pick<Loaders, 'block'>, one: string, other: string): Promise<boolean> => {
  const rows = await Promise.all([block.load(blockId(one, other)), block.load(blockId(other, one))])
  return rows.some((row) => row !== null)
}

/** Those of the people who are apart from one. */
export const apartFrom = async (loaders: Pick<Loaders, 'block'>, one: string, others: readonly string[]) => {
  const apart = await Promise.all(others.map((other) => areApart(loaders, one, other)))
  return new Set(others.filter((_, i) => apart[i]))
}
