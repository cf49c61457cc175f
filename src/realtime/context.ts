import type { Actor } from '../kernel/actor.ts'
import type { Positions } from '../kernel/position.ts'
import type { Loaders } from '../store/loaders.ts'

/** What resolvers are given beside their arguments. Made for one operation; for a subscription, anew for each event. */
export interface Context {
  /** Who asks. Reading it where nobody is signed in is UNAUTHENTICATED. */
  readonly actor: Actor
  loaders: Loaders
  /** What was read so far isn't looked at again. */
  forget(): void
  /** The log's frontier when the operation began: `Query.cursor`. */
  began: Positions
  /** The tag of the actor's cursors. */
  readonly cursorTag: string
  /** Where the client says that its stream is to go on: the connection's `resume`, or Last-Event-ID. */
  resume: string | null
  /** Closes the connection of a reader that doesn't keep up. */
  tooSlow(): void
  requestId: string
}
