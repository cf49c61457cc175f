import type { Actor } from '../../kernel/actor.ts'
import type { CursorTags } from '../../kernel/cursor.ts'
import { ChatError } from '../../kernel/errors.ts'
import type { Positions } from '../../kernel/position.ts'
import type { Context } from '../../realtime/context.ts'
import type { Loaders } from '../../store/loaders.ts'

export interface Asked {
  actor: Actor | null
  resume: string | null
  requestId: string
  tooSlow(): void
}

export type CreateContext = (asked: Asked) => Context

/** The frontier is read first of all: what the operation reads later is at least as new. */
export const contextFactory =
  (needs: { createLoaders: () => Loaders; tags: CursorTags; frontier: { positions: Positions } }): CreateContext =>
  ({ actor, resume, requestId, tooSlow }) => {
    const began = needs.frontier.positions
    let tag: string | undefined
    let loaders: Loaders | undefined
    const requireActor = (): Actor => {
      if (!actor) throw new ChatError('UNAUTHENTICATED', { message: 'Sign in: give a token.' })
      return actor
    }
    return {
      get actor() {
        return requireActor()
      },
      get cursorTag() {
        return (tag ??= needs.tags.tagFor(requireActor().id))
      },
      get loaders() {
        return (loaders ??= needs.createLoaders())
      },
      forget: () => {
        loaders = undefined
      },
      began,
      resume,
      requestId,
      tooSlow,
    }
  }
