import type { UserFieldsFragment } from 'parley/client'

/** Who types where, now. */
export interface Typers {
  in(conversationId: string): readonly UserFieldsFragment[]
  /** `until`: when it ends by itself, in milliseconds; not in the future: it has ended. */
  set(conversationId: string, user: UserFieldsFragment, until: number): void
  /** Those who type there as it was asked for: nobody else does. */
  replace(conversationId: string, users: readonly UserFieldsFragment[]): void
  clear(): void
  subscribe(onChange: () => void): () => void
}

interface Typer {
  user: UserFieldsFragment
  until: number
}

/** How long it lasts unless it is said again, as the server has it. */
const lastsMs = 6_000
const nobody: readonly UserFieldsFragment[] = []

export const createTypers = (): Typers => {
  const typers = new Map<string, Typer[]>()
  const shown = new Map<string, readonly UserFieldsFragment[]>()
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setTimeout> | null = null

  const write = (conversationId: string, now: Typer[]): void => {
    if (now.length === 0) {
      typers.delete(conversationId)
      shown.delete(conversationId)
    } else {
      typers.set(conversationId, now)
      shown.set(
        conversationId,
        now.map(({ user }) => user),
      )
    }
  }
  const tell = (): void => {
    const next = Math.min(...[...typers.values()].flat().map(({ until }) => until))
    if (timer) clearTimeout(timer)
    timer = Number.isFinite(next) ? setTimeout(expire, Math.max(0, next - Date.now())) : null
    for (const listener of listeners) listener()
  }
  const expire = (): void => {
    const now = Date.now()
    for (const [id, each] of typers)
      if (each.some(({ until }) => until <= now))
        write(
          id,
          each.filter(({ until }) => until > now),
        )
    tell()
  }
  return {
    in: (conversationId) => shown.get(conversationId) ?? nobody,
    set: (conversationId, user, until) => {
      const others = (typers.get(conversationId) ?? []).filter((typer) => typer.user.id !== user.id)
      write(conversationId, until > Date.now() ? [...others, { user, until }] : others)
      tell()
    },
    replace: (conversationId, users) => {
      const until = Date.now() + lastsMs
      write(
        conversationId,
        users.map((user) => ({ user, until })),
      )
      tell()
    },
    clear: () => {
      typers.clear()
      shown.clear()
      tell()
    },
    subscribe: (onChange) => {
      listeners.add(onChange)
      return () => void listeners.delete(onChange)
    },
  }
}
