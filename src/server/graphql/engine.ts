import {
  createSourceEventStream,
  getOperationAST,
  GraphQLError,
  validateExecutionArgs,
  validateSubscriptionArgs,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql'
import type { Logger } from 'pino'
import { badInput, ChatError } from '../../kernel/errors.ts'
import type { RateLimits } from '../../kernel/rate-limits.ts'
import type { Context } from '../../realtime/context.ts'
import type { StreamEvent } from '../../realtime/event.ts'
import { costWith } from '../limits/cost.ts'
import { factsNamed } from '../limits/operation-facts.ts'
import { Account } from '../limits/account.ts'
import { measured, type Expected } from '../limits/answer-size.ts'
import { keptVariables } from '../limits/kept-variables.ts'
import { createOpenDocuments } from '../limits/open-documents.ts'
import { createRates, type Caller, type Rates } from '../limits/rates.ts'
import type { ShapeLimits } from '../limits/shape.ts'
import { createDocuments, type CheckedDocument } from './documents.ts'
import { createPersisted, type AskedDocument, type PersistedOptions } from './persisted.ts'
import { createExecution, type ExecutionNeeds } from './execution.ts'
import { formatError, refusalError } from './errors.ts'
import { SubscriptionResults, type Results, type ResultsNeeds, type SubscriptionSource } from './results.ts'
import { createShownEvents } from './shown-events.ts'
import { kindOf, unknownKind, type OperationKind } from './operation-kind.ts'

export interface Operation {
  document: DocumentNode
  operationName?: string | null | undefined
  variables?: Record<string, unknown> | null | undefined
  context: Context
  /** As it was prepared. */
  cost?: number | undefined
  isGuessed?: boolean
  actor?: Caller['actor']
}

export interface Request extends AskedDocument {
  operationName?: string | null | undefined
  variables?: Record<string, unknown> | null | undefined
}

export interface Prepared {
  document: DocumentNode
  isSubscription: boolean
  cost: number
  /** It may turn out to cost more, which `actor` then owes. */
  isGuessed: boolean
  actor: Caller['actor']
  /** Those that the operation has: what else was given with it is nobody's, and a stream would keep it. */
  variables: Record<string, unknown> | null | undefined
}

export interface CostReport {
  operation: number
  /** What one may cost. */
  most: number
  /** What the person's may still cost together now, which fills up again; null: no limit. */
  left: number | null
}

/** What runs operations, the same for all transports. All errors that it gives are as clients see them. */
export interface Engine {
  schema: GraphQLSchema
  /** What callers may, of which operations are a part. */
  rates: Rates
  /** How many are open. */
  readonly subscriptions: number
  /** The document of a request, checked against the schema, against who asks and against limits; it has the operation that is named. */
  prepare(request: Request, caller: Caller): Prepared | { errors: readonly GraphQLError[] }
  /** What an operation's answer says of its cost, to who asks for it. */
  costReport(prepared: Prepared, caller: Caller): CostReport
  run(operation: Operation): Promise<ExecutionResult | Results>
}

export interface EngineNeeds extends Pick<ExecutionNeeds, 'schema' | 'compileAfter'> {
  /** Why a person may not do anything but look at who they are; null where they may. */
  refusal(userId: string): ChatError | null
  /** Left out or null: anybody may do anything as often as they like. */
  rateLimits?: RateLimits | null | undefined
  limits?: DocumentLimits | undefined
  /** Left out: nothing is asked for by an id. */
  persisted?: PersistedOptions | undefined
  /** The schema is for admins to look at, and nothing is suggested to who guesses at it. */
  hidesSchema?: boolean | undefined
  logger: Logger
  /** Told of every event, with how many subscriptions were given it together. */
  onDelivered?(event: StreamEvent, readers: number): void
  /** Told of every execution for an event, which serves all who ask for the same. */
  onExecuted?(): void
  /** Told of every operation that was answered or refused; of a subscription, once it is open. Must not throw. */
  onOperation?(done: OperationDone): void
}

/** `cost`: what one operation may cost. @default 100,000 */
export type DocumentLimits = Partial<ShapeLimits & { cost: number }>

const defaultMostCost = 100_000

/** What is wrong with variables is said so often: each time graphql writes out the whole object that it is in. */
const maxCoercionErrors = 5

export interface OperationDone extends OperationKind {
  /** `ok`, or the code of its first error. */
  outcome: string
  /** Milliseconds that it ran; 0 where it was refused before. */
  ms: number
}

export const createEngine = ({
  schema,
  compileAfter,
  refusal,
  rateLimits = null,
  limits = {},
  persisted: persistedOptions = { mode: 'off', manifest: new Map() },
  hidesSchema = false,
  logger,
  onDelivered = () => {},
  onExecuted = () => {},
  onOperation = () => {},
}: EngineNeeds): Engine => {
  const rates = createRates(rateLimits)
  const { cost: most = defaultMostCost, ...shapeLimits } = limits
  const openDocuments = createOpenDocuments()
  const documents = createDocuments(schema, {
    limits: shapeLimits,
    hideSuggestions: hidesSchema,
    open: openDocuments.of,
  })
  const persisted = createPersisted(persistedOptions)
  const execution = createExecution({ schema, compileAfter, onCompiled: documents.grow })
  const shownEvents = createShownEvents({ execute: execution.runEvent, onExecuted, onDelivered })
  const how = { hideSuggestions: hidesSchema, options: { maxCoercionErrors } }
  const execute = async (args: ExecutionArgs, expected: Expected, actor: Caller['actor']): Promise<ExecutionResult> => {
    const validated = validateExecutionArgs({ ...args, ...how })
    if (!('schema' in validated)) return { errors: validated }
    const { result, more } = measured(await execution.run(validated), expected)
    if (actor && more > 0) rates.owe(actor, more)
    return result
  }
  const open = new Map<Results, CheckedDocument>()

  const format = (errors: readonly GraphQLError[], requestId: string) =>
    errors.map((error) => formatError(error, requestId, logger))
  const formatted = ({ data, errors }: ExecutionResult, requestId: string): ExecutionResult =>
    errors ? { ...(data !== undefined && { data }), errors: format(errors, requestId) } : { data: data ?? null }

  const subscribe = async (args: ExecutionArgs, context: Context) => {
    const validated = validateSubscriptionArgs({ ...args, ...how })
    if (!('schema' in validated)) return formatted({ errors: validated }, context.requestId)
    const checked = documents.of(args.document)
    const full = openDocuments.opens(context.actor.id, checked)
    if (full) return formatted({ errors: [new GraphQLError(full.message, { originalError: full })] }, context.requestId)
    const source = await createSourceEventStream(validated)
    if (!(Symbol.asyncIterator in source)) {
      openDocuments.ended(context.actor.id, checked)
      return formatted(source, context.requestId)
    }
    const stream = source as SubscriptionSource
    const facts = factsNamed(checked.operations, args.operationName)!
    const account = new Account({ rates, actor: context.actor, facts, variables: args.variableValues })
    // What isn't kept, such as who is online, is made for each reader.
    const shower =
      'bePushed' in stream
        ? shownEvents.forGroup(checked, validated, args.variableValues ?? {}, context, account)
        : shownEvents.forOne(validated, context, account)
    const opened = new SubscriptionResults(resultsNeeds, shower, stream, context, account)
    open.set(opened, checked)
    return opened
  }

  const onEnded: ResultsNeeds['onEnded'] = (ended, { actor }) => {
    const checked = open.get(ended)
    if (open.delete(ended)) openDocuments.ended(actor.id, checked!)
  }
  const resultsNeeds: ResultsNeeds = { formatted, logger, onDelivered, onEnded }

  return {
    schema,
    rates,
    get subscriptions() {
      return open.size
    },
    costReport: ({ cost }, caller) => ({ operation: cost, most, left: rates.left(caller) }),
    prepare: (request, caller) => {
      const { operationName, variables } = request
      const { actor } = caller
      const unread = (error: ChatError) => {
        onOperation({ ...unknownKind, outcome: error.code, ms: 0 })
        return { errors: [refusalError(error)] }
      }
      const tooMany = rates.operation(caller)
      if (tooMany) return unread(tooMany)
      const query = persisted.textOf(request)
      if (query instanceof ChatError) return unread(query)
      const checked = documents.get(query)
      if ('errors' in checked) {
        onOperation({ ...unknownKind, outcome: outcomeOf(checked), ms: 0 })
        return checked
      }
      const refuse = (error: ChatError) => {
        onOperation({ ...kindOf(checked.document, operationName), outcome: error.code, ms: 0 })
        return { errors: [refusalError(error)] }
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
      const isBlind = hidesSchema && actor?.role !== 'ADMIN'
      if (isBlind && checked.introspects)
        return refuse(new ChatError(actor ? 'FORBIDDEN' : 'UNAUTHENTICATED', { message: 'The schema is for admins.' }))
      const { cost: ofDocument, acts, isSubscription, variables: own } = factsNamed(checked.operations, operationName)!
      const cost = costWith(variables, ofDocument)
      if (cost > most) return refuse(tooDear(cost, most))
      const needed = only(own, variables)
      const kept = isSubscription ? keptVariables(needed, checked.startVariables) : needed
      if (kept instanceof ChatError) return refuse(kept)
      if (actor) persisted.register(request)
      const overspent = rates.spend(caller, cost, acts)
      return overspent
        ? refuse(overspent)
        : {
            document: isBlind ? checked.blind : checked.document,
            isSubscription,
            cost,
            isGuessed: ofDocument.isGuessed,
            actor,
            variables: kept,
          }
    },
    run: async ({ document, operationName, variables, context, cost = Infinity, isGuessed = false, actor = null }) => {
      const args = { schema, document, operationName, variableValues: variables, contextValue: context }
      const kind = kindOf(document, operationName)
      const startedAt = performance.now()
      const result =
        kind.type === 'subscription'
          ? await subscribe(args, context)
          : formatted(await execute(args, { cost, isGuessed }, actor), context.requestId)
      onOperation({ ...kind, outcome: outcomeOf(result), ms: performance.now() - startedAt })
      return result
    },
  }
}

const only = (names: ReadonlySet<string>, variables: Request['variables']): Request['variables'] => {
  const given = Object.entries(variables ?? {})
  const own = given.filter(([name]) => names.has(name))
  return own.length === given.length ? variables : Object.fromEntries(own)
}

const tooDear = (cost: number, most: number): ChatError =>
  new ChatError('OPERATION_TOO_COMPLEX', {
    message: `This operation costs ${cost.toLocaleString('en')}, and may cost ${most.toLocaleString('en')}: ask for smaller pages, or for less within them.`,
  })

const outcomeOf = (result: ExecutionResult | Results | { errors: readonly GraphQLError[] }): string =>
  'errors' in result && result.errors?.[0] ? String(result.errors[0].extensions['code']) : 'ok'
