import type { Actor } from '../kernel/actor.ts'
import type { Positions } from '../kernel/position.ts'
import type { Loaders } from '../store/loaders.ts'

/** What resolvers are given beside their arguments. Made for one operation; for a subscription, anew for each event. */
export interface Context {
  /** Who asks. Reading it where nobody is signed in is UNAUTHENTICATED. */
  readonly actor: Actor
  readonly loaders: Loaders
  /** What was read so far isn't looked at again. */
  forget(): void
  /** The log's frontier when the operation began: `Query.cursor`. */
  readonly began: Positions
  /** The tag of the actor's cursors. */
  readonly cursorTag: string
  /** Where the client says that its stream is to go on: the connection's `resume`, or Last-Event-ID. */
  readonly resume: string | null
  /** Closes the connection of a reader that doesn't keep up. */
  tooSlow(): void
  /** What failed is logged with. */
  readonly requestId: string
  /** The same without what is its connection's, for what outlives that. */
  withoutConnection(): Context
  /** The subscription's own, with what belongs to one event; another `cursorTag` where what is made of it serves others as well. */
  forEvent(loaders: Loaders, cursorTag?: string): Context
}
