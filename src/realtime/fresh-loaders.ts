import { letGoSoon } from '../kernel/let-go.ts'
import type { Loaders } from '../store/loaders.ts'

/** How long, in ms, rows that were loaded for an event serve those who are slower to ask. */
const freshMs = 50

/**
 * One set of loaders for what is shown together, so that a row is read once for all who are told of it. Who asks later
 * gets new ones: what was deleted meanwhile must not come out of a cache. What waits for a slow reader holds no rows by them.
 */
export const freshLoaders = (create: () => Loaders): (() => Loaders) => {
  let made: { loaders: Loaders; at: number } | undefined
  return () => {
    const now = performance.now()
    if (!made || now - made.at > freshMs) {
      const fresh = (made = { loaders: create(), at: now })
      letGoSoon(() => {
        if (made === fresh) made = undefined
      })
    }
    return made.loaders
  }
}

/** Milliseconds that what was asked for may be on its way, and still serve who asks for it too. */
const onItsWayMs = 1000

export interface PageLoaders {
  /** As `freshLoaders`, but counted from when the rows were there: where the database is slow, they would be old before that. */
  get(): Loaders
  /** What these were made for is there. */
  arrived(loaders: Loaders): void
}

/** For those who replay the same page of the log together. */
export const pageLoaders = (create: () => Loaders): PageLoaders => {
  let made: { loaders: Loaders; until: number; areThere: boolean } | undefined
  return {
    get: () => {
      const now = thisTurn()
      if (!made || now > made.until) made = { loaders: create(), until: now + onItsWayMs, areThere: false }
      return made.loaders
    },
    arrived: (loaders) => {
      if (made?.loaders !== loaders || made.areThere) return
      made.areThere = true
      made.until = performance.now() + freshMs
      letGoSoon(() => {
        if (made?.loaders === loaders) made = undefined
      })
    },
  }
}

let turn: number | null = null

/** When this turn of the event loop began to ask: however long it takes, nothing comes in between that could have changed. */
const thisTurn = (): number => {
  if (turn === null) {
    turn = performance.now()
    setImmediate(() => {
      turn = null
    })
  }
  return turn
}
