import type { StatusFieldsFragment } from 'parley/client'

/** How people are seen, as far as somebody asked. */
export interface Presence {
  of(userId: string): StatusFieldsFragment | null
  set(statuses: readonly StatusFieldsFragment[]): void
  subscribe(onChange: () => void): () => void
}

/** People that are kept; those that nothing was heard of for the longest time go first. */
const mostKept = 5_000

export const createPresence = (): Presence => {
  const statuses = new Map<string, StatusFieldsFragment>()
  const listeners = new Set<() => void>()
  return {
    of: (userId) => statuses.get(userId) ?? null,
    set: (given) => {
      for (const status of given) {
        statuses.delete(status.id)
        statuses.set(status.id, status)
      }
      for (const id of statuses.keys()) {
        if (statuses.size <= mostKept) break
        statuses.delete(id)
      }
      for (const listener of listeners) listener()
    },
    subscribe: (onChange) => {
      listeners.add(onChange)
      return () => void listeners.delete(onChange)
    },
  }
}
