import {
  createSourceEventStream,
  execute,
  executeSubscriptionEvent,
  getOperationAST,
  GraphQLError,
  validateSubscriptionArgs,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type ValidatedSubscriptionArgs,
} from 'graphql'
import type { Logger } from 'pino'
import type { Actor } from '../../kernel/actor.ts'
import { badInput, ChatError } from '../../kernel/errors.ts'
import type { Context } from '../../realtime/context.ts'
import type { StreamEvent } from '../../realtime/event.ts'
import type { Loaders } from '../../store/loaders.ts'
import type { EventStream } from '../../realtime/streams.ts'
import { createDocuments } from './documents.ts'
import { chatError, formatError } from './errors.ts'
import { kindOf, unknownKind, type OperationKind } from './operation-kind.ts'

export interface Operation {
  document: DocumentNode
  operationName?: string | null | undefined
  variables?: Record<string, unknown> | null | undefined
  context: Context
}

export type Results = AsyncIterableIterator<ExecutionResult, undefined>

/** What runs operations, the same for all transports. All errors that it gives are as clients see them. */
export interface Engine {
  schema: GraphQLSchema
  /** How many are open. */
  readonly subscriptions: number
  /** The document of a request, checked against the schema and against who asks; it has the operation that is named. */
  prepare(
    request: { query: string; operationName?: string | null | undefined },
    actor: Pick<Actor, 'id' | 'role'> | null,
    requestId: string,
  ): { document: DocumentNode } | { errors: readonly GraphQLError[] }
  run(operation: Operation): Promise<ExecutionResult | Results>
  /** Where a client that was given this result of `events` may go on from. */
  cursorOf(result: ExecutionResult): string | undefined
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

export interface EngineNeeds {
  schema: GraphQLSchema
  /** Why a person may not do anything but look at who they are; null where they may. */
  refusal(userId: string): ChatError | null
  logger: Logger
  /** Told of every event that a subscription was given. */
  onDelivered?(event: StreamEvent): void
  /** Told of every operation that was answered or refused; of a subscription, once it is open. Must not throw. */
  onOperation?(done: OperationDone): void
}

export interface OperationDone extends OperationKind {
  /** `ok`, or the code of its first error. */
  outcome: string
  /** Milliseconds that it ran; 0 where it was refused before. */
  ms: number
}

export const createEngine = ({
  schema,
  refusal,
  logger,
  onDelivered = () => {},
  onOperation = () => {},
}: EngineNeeds): Engine => {
  const documents = createDocuments(schema)
  const cursors = new WeakMap<ExecutionResult, string>()
  const open = new Set<Results>()

  const format = (errors: readonly GraphQLError[], requestId: string) =>
    errors.map((error) => formatError(error, requestId, logger))
  const formatted = ({ data, errors }: ExecutionResult, requestId: string): ExecutionResult =>
    errors ? { ...(data !== undefined && { data }), errors: format(errors, requestId) } : { data: data ?? null }

  const subscribe = async (args: Parameters<typeof execute>[0], context: Context) => {
    const validated = validateSubscriptionArgs(args)
    if (!('schema' in validated)) return formatted({ errors: validated }, context.requestId)
    const source = await createSourceEventStream(validated)
    return Symbol.asyncIterator in source
      ? results(validated, source as EventStream, context)
      : formatted(source, context.requestId)
  }

  /** A payload of `events` never carries errors: where an execution fails, the stream goes back to before the event. */
  const results = (args: ValidatedSubscriptionArgs, source: EventStream, context: Context): Results => {
    const isResumable = source.isResumable
    const given: Results = {
      next: async () => {
        for (;;) {
          const { done, value: event } = await source.next()
          if (done) {
            open.delete(given)
            return { done: true, value: undefined }
          }
          const result = await show(args, context, event, source.shownWith ?? event.loaders())
          if (!result.errors) {
            onDelivered(event)
            if (isResumable) cursors.set(result, `${event.sharedCursor()}-${context.cursorTag}`)
            return { done: false, value: result }
          }
          if (!isResumable) return { done: false, value: formatted(result, context.requestId) }
          if (result.errors.some(isClientsOwn)) {
            open.delete(given)
            await source.return()
            throw new EndedByErrors(format(result.errors, context.requestId))
          }
          logger.warn({ err: result.errors[0], event: event.id }, 'An event could not be shown; it is tried again.')
          source.goBack()
        }
      },
      return: () => {
        open.delete(given)
        return source.return()
      },
      throw: () => {
        open.delete(given)
        return source.throw()
      },
      [Symbol.asyncIterator]() {
        return this
      },
    }
    open.add(given)
    return given
  }

  return {
    schema,
    get subscriptions() {
      return open.size
    },
    prepare: ({ query, operationName }, actor, requestId) => {
      const checked = documents.get(query)
      if ('errors' in checked) {
        onOperation({ ...unknownKind, outcome: outcomeOf(checked), ms: 0 })
        return checked
      }
      const refuse = (error: ChatError) => {
        onOperation({ ...kindOf(checked.document, operationName), outcome: error.code, ms: 0 })
        return { errors: format([chatError(error)], requestId) }
      }
      if (!getOperationAST(checked.document, operationName))
        return refuse(
          badInput('operationName', '`operationName` names one of the operations; needed where there are several.'),
        )
      if (checked.needsActor && !actor)
        return refuse(new ChatError('UNAUTHENTICATED', { message: 'Sign in: give a token.' }))
      const refused = checked.needsStanding && actor && refusal(actor.id)
      if (refused) return refuse(refused)
      if (checked.adminField && actor?.role !== 'ADMIN')
        return refuse(new ChatError('FORBIDDEN', { message: `${checked.adminField} is for admins.` }))
      return checked
    },
    run: async ({ document, operationName, variables, context }) => {
      const args = { schema, document, operationName, variableValues: variables, contextValue: context }
      const kind = kindOf(document, operationName)
      const startedAt = performance.now()
      const result =
        kind.type === 'subscription'
          ? await subscribe(args, context)
          : formatted(await execute(args), context.requestId)
      onOperation({ ...kind, outcome: outcomeOf(result), ms: performance.now() - startedAt })
      return result
    },
    cursorOf: (result) => cursors.get(result),
  }
}

const show = async (
  args: ValidatedSubscriptionArgs,
  context: Context,
  event: StreamEvent,
  loaders: Loaders,
): Promise<ExecutionResult> => {
  const contextValue = Object.create(context, { loaders: { value: loaders } }) as Context
  try {
    return await executeSubscriptionEvent({ ...args, rootValue: event, contextValue })
  } catch (error) {
    return { errors: [new GraphQLError('The execution failed.', { originalError: error as Error })] }
  }
}

const outcomeOf = (result: ExecutionResult | Results | { errors: readonly GraphQLError[] }): string =>
  'errors' in result && result.errors?.[0] ? String(result.errors[0].extensions['code']) : 'ok'

const isClientsOwn = ({ originalError }: GraphQLError): boolean =>
  originalError instanceof ChatError && clientsOwn.has(originalError.code)
