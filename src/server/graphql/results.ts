import type { ExecutionResult, GraphQLError } from 'graphql'
import type { Logger } from 'pino'
import { ChatError } from '../../kernel/errors.ts'
import type { Context } from '../../realtime/context.ts'
import type { EphemeralStream } from '../../realtime/ephemeral.ts'
import type { StreamEvent } from '../../realtime/event.ts'
import type { Waiter } from '../../realtime/inbox.ts'
import type { EventStream } from '../../realtime/reader.ts'
import type { Account } from '../limits/account.ts'
import type { Sink } from './pushing.ts'
import type { EventShower } from './shown-events.ts'

/** What one result of a subscription is sent as. */
export interface Given {
  /** GraphQL's `{"data": …}`, as JSON. */
  json: string
  /** Where a client that was given it may go on from; of `events` alone. */
  cursor?: string
}

export interface Results extends AsyncIterableIterator<Given, undefined> {
  /** Typing and presence: of those that wait for `next`, the newest alone are given, so it is called late rather than early. */
  readonly isEphemeral: boolean
  return(): Promise<IteratorReturnResult<undefined>>
  /** From now on, what comes live while a `next` waits, or would, goes to the sink, where that can be shared with other readers. */
  pushTo(sink: Sink): void
  /** Whether `next` would wait; then it need not be called until `waiter` is woken. */
  rests(waiter: Waiter): boolean
}

export type SubscriptionSource = EventStream | EphemeralStream<StreamEvent>

export interface ResultsNeeds {
  formatted(result: ExecutionResult, requestId: string): ExecutionResult
  logger: Logger
  onDelivered(event: StreamEvent, readers: number): void
  /** It may have been told before. */
  onEnded(results: Results, context: Context): void
}

/** What a client made wrong ends its subscription; what failed on our side is tried again. */
const clientsOwn = new Set(['BAD_USER_INPUT', 'FORBIDDEN', 'NOT_FOUND', 'UNAUTHENTICATED', 'OPERATION_TOO_COMPLEX'])

/** Ends a subscription with errors of the client's own making. */
export class EndedByErrors extends Error {
  readonly errors: readonly GraphQLError[]

  constructor(errors: readonly GraphQLError[]) {
    super(errors[0]!.message)
    this.errors = errors
  }
}

/**
 * One subscription's events, shown. A payload of `events` never carries errors: where an execution fails, the stream goes back to before
 * the event. A class, as there are many.
 */
export class SubscriptionResults implements Results {
  readonly #needs: ResultsNeeds
  readonly #shower: EventShower
  readonly #source: SubscriptionSource
  readonly #context: Context
  readonly #account: Account

  constructor(
    needs: ResultsNeeds,
    shower: EventShower,
    source: SubscriptionSource,
    context: Context,
    account: Account,
  ) {
    this.#needs = needs
    this.#shower = shower
    this.#source = source
    this.#context = context
    this.#account = account
  }

  get isEphemeral(): boolean {
    return !('bePushed' in this.#source)
  }

  async next(): Promise<IteratorResult<Given, undefined>> {
    const source = this.#source
    for (;;) {
      // Before it is looked at: what waits for that isn't shown as it was by then.
      if (!this.#account.pays()) await this.#account.paid()
      const { done, value: event } = await source.next()
      if (done) {
        this.#end()
        return { done: true, value: undefined }
      }
      const result = await this.#shower.show(event, source.shownWith ?? event.loaders())
      if ('json' in result) {
        this.#needs.onDelivered(event, 1)
        return { done: false, value: this.#given(result.json, event) }
      }
      const { requestId } = this.#context
      if (!source.isResumable || !('goBack' in source))
        return { done: false, value: { json: JSON.stringify(this.#needs.formatted(result, requestId)) } }
      if (result.errors.some(isClientsOwn)) {
        await this.return()
        throw new EndedByErrors(this.#needs.formatted(result, requestId).errors!)
      }
      this.#needs.logger.warn(
        { err: result.errors[0], event: event.id },
        'An event could not be shown; it is tried again.',
      )
      source.goBack()
    }
  }

  pushTo(sink: Sink): void {
    if ('bePushed' in this.#source) this.#shower.pushTo?.(this.#source, sink)
  }

  rests(waiter: Waiter): boolean {
    return 'rests' in this.#source && this.#source.rests(waiter)
  }

  return(): Promise<IteratorReturnResult<undefined>> {
    this.#end()
    return this.#source.return()
  }

  throw(): Promise<IteratorReturnResult<undefined>> {
    return this.return()
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  #given(json: string, event: StreamEvent): Given {
    if (!this.#source.isResumable) return { json }
    return { json, cursor: `${event.sharedCursor()}-${this.#context.cursorTag}` }
  }

  #end(): void {
    this.#needs.onEnded(this, this.#context)
    this.#shower.close()
  }
}

const isClientsOwn = ({ originalError }: GraphQLError): boolean =>
  originalError instanceof ChatError && clientsOwn.has(originalError.code)
