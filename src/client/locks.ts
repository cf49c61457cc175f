interface LockManager {
  request<Result>(name: string, work: () => Promise<Result>): Promise<Result>
}

/** One at a time for each name: among all tabs where there are Web Locks, else in this one. */
export const withLock = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
  const { locks } = (globalThis as { navigator?: { locks?: LockManager } }).navigator ?? {}
  if (locks) return locks.request(name, work)
  const before = queues.get(name) ?? Promise.resolve()
  const result = before.then(work)
  const done = result.catch(() => null)
  queues.set(name, done)
  void done.finally(() => queues.get(name) === done && queues.delete(name))
  return result
}

const queues = new Map<string, Promise<unknown>>()

interface Channel {
  postMessage(message: unknown): void
  addEventListener(name: 'message', listener: () => void): void
  close(): void
  unref?(): void
}

/** Tells the other tabs that something changed. Where there is no BroadcastChannel they see it at their next look. */
export const createBell = (name: string, onRung: () => void): { ring(): void; close(): void } => {
  const { BroadcastChannel } = globalThis as { BroadcastChannel?: new (name: string) => Channel }
  if (!BroadcastChannel) return { ring: () => {}, close: () => {} }
  const channel = new BroadcastChannel(name)
  channel.addEventListener('message', onRung)
  // On Node.js it would keep the process alive.
  channel.unref?.()
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel, and no window
  return { ring: () => channel.postMessage(null), close: () => channel.close() }
}
