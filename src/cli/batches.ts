export interface BatchLimits {
  /** As many as the API takes in one call. */
  most: number
  /** As JSON; below what an operation may have over a socket. @default 200000 */
  mostBytes?: number
}

/** What is to be sent, in calls of the API's size; one that is larger by itself goes alone. */
export async function* batchesOf<Item>(
  items: AsyncIterable<Item>,
  { most, mostBytes = 200_000 }: BatchLimits,
): AsyncGenerator<Item[]> {
  let batch: Item[] = []
  let bytes = 0
  for await (const item of items) {
    const size = Buffer.byteLength(JSON.stringify(item)) + 1
    if (batch.length === most || (batch.length > 0 && bytes + size > mostBytes)) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(item)
    bytes += size
  }
  if (batch.length > 0) yield batch
}
