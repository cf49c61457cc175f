/** Milliseconds that what is asked for waits at most for the command before it. */
const patienceMs = 50

interface Batch<Key, Found> {
  keys: Map<string, Key>
  found: PromiseWithResolvers<Found>
}

/**
 * What many ask for at once, in few commands: what is asked for while a command is out goes with the next one, and each key once.
 * Nobody joins a command that had left before, so that what is found is as new as if it was asked for alone.
 */
export const createTogether = <Key, Found>(needs: {
  read(keys: Key[]): Promise<Found>
  /** Two keys of one name are the same. */
  nameOf(key: Key): string
  /** Keys of one command; those of one who asks are never split. */
  maxKeys: number
}): ((keys: readonly Key[]) => Promise<Found>) => {
  let next: Batch<Key, Found> | null = null
  let out: Promise<void> | null = null

  const leave = (batch: Batch<Key, Found>): void => {
    if (next === batch) next = null
    const found = needs.read([...batch.keys.values()])
    batch.found.resolve(found)
    const { promise, resolve } = Promise.withResolvers<void>()
    out = promise
    const back = () => {
      clearTimeout(late)
      if (out === promise) out = null
      resolve()
    }
    const late = setTimeout(back, patienceMs).unref()
    found.then(back, back)
  }
  return (keys) => {
    if (next && next.keys.size + keys.length > needs.maxKeys) next = null
    if (!next) {
      const batch: Batch<Key, Found> = { keys: new Map(), found: Promise.withResolvers() }
      next = batch
      // Once all that has arrived by now was looked at.
      const soon = () => setImmediate(() => leave(batch))
      if (out) void out.then(soon)
      else soon()
    }
    for (const key of keys) next.keys.set(needs.nameOf(key), key)
    return next.found.promise
  }
}
