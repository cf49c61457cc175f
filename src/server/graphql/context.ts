import { randomUUID } from 'node:crypto'
import type { Actor } from '../../kernel/actor.ts'
import type { CursorTags } from '../../kernel/cursor.ts'
import { ChatError } from '../../kernel/errors.ts'
import type { Positions } from '../../kernel/position.ts'
import type { Context } from '../../realtime/context.ts'
import type { Loaders } from '../../store/loaders.ts'

export interface Asked {
  actor: Actor | null
  resume: string | null
  /** Made where it is needed, if it isn't given. */
  requestId?: string
  tooSlow(): void
}

export type CreateContext = (asked: Asked) => Context

interface Needs {
  createLoaders: () => Loaders
  tags: CursorTags
  frontier: { positions: Positions }
}

export const contextFactory =
  (needs: Needs): CreateContext =>
  (asked) =>
    new OperationContext(needs, asked)

/** A class, as each subscription keeps one: what it may never need is made when it is asked for, and its getters are shared. */
class OperationContext implements Context {
  /** The frontier is read first of all: what the operation reads later is at least as new. */
  readonly began: Positions
  readonly resume: string | null
  readonly tooSlow: () => void
  readonly #needs: Needs
  readonly #actor: Actor | null
  #requestId: string | undefined
  #cursorTag: string | undefined
  #loaders: Loaders | undefined

  constructor(needs: Needs, { actor, resume, requestId, tooSlow }: Asked) {
    this.began = needs.frontier.positions
    this.resume = resume
    this.tooSlow = tooSlow
    this.#needs = needs
    this.#actor = actor
    this.#requestId = requestId
  }

  get actor(): Actor {
    if (!this.#actor) throw new ChatError('UNAUTHENTICATED', { message: 'Sign in: give a token.' })
    return this.#actor
  }
  get requestId(): string {
    return (this.#requestId ??= randomUUID())
  }
  get cursorTag(): string {
    return (this.#cursorTag ??= this.#needs.tags.tagFor(this.actor.id))
  }
  get loaders(): Loaders {
    return (this.#loaders ??= this.#needs.createLoaders())
  }

  forget(): void {
    this.#loaders = undefined
  }
  withoutConnection(): Context {
    return new OperationContext(this.#needs, { actor: this.#actor, resume: null, tooSlow: nothing })
  }
  forEvent(loaders: Loaders, cursorTag?: string): Context {
    const own = new OperationContext(this.#needs, {
      actor: this.#actor,
      resume: this.resume,
      tooSlow: this.tooSlow,
      ...(this.#requestId !== undefined && { requestId: this.#requestId }),
    })
    own.#loaders = loaders
    own.#cursorTag = cursorTag ?? this.#cursorTag
    return own
  }
}

const nothing = (): void => {}
