import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { getOperationAST, GraphQLError, type ExecutionResult } from 'graphql'
import { createYoga, type Plugin } from 'graphql-yoga'
import type { Logger } from 'pino'
import { shortened } from '../../kernel/cursor.ts'
import { ChatError } from '../../kernel/errors.ts'
import type { AllowedOrigins } from '../allowed-origins.ts'
import type { Devices } from '../devices.ts'
import type { SignIn } from '../sign-in.ts'
import type { CreateContext } from '../graphql/context.ts'
import { formatError, isCoded, statusOf, withHttp } from '../graphql/errors.ts'
import type { Engine } from '../graphql/engine.ts'
import type { Results } from '../graphql/results.ts'
import { createCors, type CorsRule } from './cors.ts'
import type { Addresses } from '../limits/addresses.ts'
import type { Rates } from '../limits/rates.ts'
import { createUnderWay } from '../limits/under-way.ts'
import { createPlain, isJson, type Params } from './plain.ts'
import { toServerSentEvents } from './sse.ts'

export interface YogaNeeds {
  engine: Engine
  signIn: SignIn
  createContext: CreateContext
  devices: Devices
  /** Why a person may not do anything; null where they may. */
  refusal(userId: string): ChatError | null
  rates: Rates
  addresses: Addresses
  logger: Logger
  /** Pages that may call. */
  allowedOrigins: AllowedOrigins
  /** Told of every request that is refused before it is an operation. */
  onRefused?(code: string): void
}

const maxBodyBytes = 1_000_000

/** Who sends it, with whatever value, is told of the operation's cost. */
const costHeader = 'x-parley-cost'

const corsRule: CorsRule = {
  methods: 'GET, POST, OPTIONS',
  headers: 'authorization, content-type, accept, last-event-id, x-parley-cost',
  exposed: 'retry-after',
}

/** What yoga is given beside the request. */
interface ServerContext {
  req: IncomingMessage
  res: ServerResponse
  /** What was run already. */
  answered?: ExecutionResult | Results | null
}

/** GraphQL over HTTP and SSE. What it runs goes through the engine, as over WebSocket; yoga does the protocol. */
export const createHttpGraphql = ({
  engine,
  signIn,
  createContext,
  devices,
  refusal,
  rates,
  addresses,
  logger,
  allowedOrigins,
  onRefused = () => {},
}: YogaNeeds) => {
  const underWay = createUnderWay(rates.ofSocket.running)

  /** Who guesses at tokens is soon told nothing of them. */
  const signInFrom = async (address: string | null, authorization: string | undefined) => {
    try {
      return await signIn(tokenOf(authorization))
    } catch (error) {
      const isGuess = error instanceof ChatError && error.code === 'UNAUTHENTICATED'
      throw (isGuess && rates.stranger(address)) || error
    }
  }

  /** As its answer. */
  const refusedBy = (error: unknown, requestId: string): ExecutionResult => {
    const original = error instanceof Error ? error : new Error(String(error))
    const refused = formatError(new GraphQLError(original.message, { originalError: original }), requestId, logger)
    onRefused(String(refused.extensions['code']))
    return asRequestErrors([refused])
  }

  const mayBeLarge = async (request: IncomingMessage): Promise<ExecutionResult | null> => {
    const address = addresses.of(request)
    try {
      if (await signInFrom(address, request.headers.authorization)) return null
      throw rates.stranger(address) ?? new ChatError('UNAUTHENTICATED', { message: 'Sign in: give a token.' })
    } catch (error) {
      return refusedBy(error, randomUUID())
    }
  }

  const answer = async (
    request: IncomingMessage,
    { query, documentId, extensions, operationName, variables }: Params,
    response: ServerResponse,
  ): Promise<ExecutionResult | Results> => {
    const requestId = randomUUID()
    const { method, headers } = request
    try {
      if (!['string', 'undefined'].includes(typeof (operationName ?? undefined)))
        return { errors: [malformed('`operationName` is a text.', { status: 400 })] }
      const address = addresses.of(request)
      const actor = await signInFrom(address, headers.authorization)
      const caller = { actor, address }
      const prepared = engine.prepare({ query, documentId, extensions, operationName, variables }, caller)
      if ('errors' in prepared) return asRequestErrors(prepared.errors)
      const operation = getOperationAST(prepared.document, operationName)
      if (method === 'GET' && operation?.operation === 'mutation')
        return { errors: [malformed('Mutations go by POST.', { status: 405, headers: { Allow: 'POST' } })] }
      const tooMany = prepared.isSubscription && rates.device(actor!, devices.countOf(actor!.id))
      if (tooMany) throw tooMany
      const atOnce = actor && !prepared.isSubscription && underWay.begins(actor, response)
      if (atOnce) throw atOnce
      const context = createContext({
        actor,
        resume: shortened(String(headers['last-event-id'] ?? '')) || null,
        requestId,
        // An ordered end would tell the reader that there is nothing to come back for.
        tooSlow: () => response.destroy(),
      })
      const result = await engine.run({ ...prepared, operationName, context })
      if (Symbol.asyncIterator in result) {
        // An ordered end would tell the reader that there is nothing to come back for.
        if (!response.closed) response.once('close', devices.add({ actor: actor!, close: () => response.destroy() }))
        // Since it was asked for, the person may have been put out, when it wasn't there yet to be ended.
        if (refusal(actor!.id)) response.destroy()
        return endingWith(response, result)
      }
      if (result.errors && result.data === undefined) return asRequestErrors(result.errors)
      return headers[costHeader] === undefined
        ? result
        : { ...result, extensions: { ...result.extensions, cost: engine.costReport(prepared, caller) } }
    } catch (error) {
      return refusedBy(error, requestId)
    }
  }

  const plugin: Plugin = {
    // What a browser sends without asking first (a form, plain text) runs nothing.
    onRequestParse: ({ request, setRequestParser }) => {
      if (request.method !== 'POST' || isJson(request.headers.get('content-type'))) return
      setRequestParser(() => {
        throw malformed('The body is JSON: Content-Type is application/json.', { status: 415 })
      })
    },
    onParams: ({ params: given, request, setParams, setParamsHandler }) => {
      // yoga looks at it next, and knows nothing of ids.
      const { documentId = idInAddress(request), ...known } = (given ?? {}) as Params
      const hasId = documentId !== undefined || hasPersistedQuery(known)
      if (hasId) setParams({ ...known, query: known.query ?? '' } as never)
      setParamsHandler(({ params, context }) => {
        const { req, res, answered } = context as unknown as ServerContext
        return (answered ??
          answer(req, hasId ? { ...(params as Params), documentId } : (params as Params), res)) as never
      })
    },
    onResultProcess: ({ result, setResult, resultProcessor, setResultProcessor, request, serverContext }) => {
      if (Symbol.asyncIterator in result && accepts(request, 'text/event-stream'))
        setResultProcessor(
          (results, fetchApi) =>
            new fetchApi.Response(
              toServerSentEvents(
                results as unknown as Results,
                (serverContext as unknown as ServerContext).res,
              ) as never,
              {
                headers: {
                  'content-type': 'text/event-stream',
                  'cache-control': 'no-cache',
                  'x-accel-buffering': 'no',
                },
              },
            ),
          'text/event-stream',
        )
      else if (Symbol.asyncIterator in result && !resultProcessor)
        setResultProcessor(
          (_, fetchApi) => fetchApi.Response.json({ errors: [notStreamed] }, { status: 406 }),
          'application/json',
        )
      else if (!Array.isArray(result) && 'errors' in result && result.errors)
        setResult({ ...result, errors: result.errors.map((error) => coded(error, logger)) } as never)
    },
  }

  const yoga = createYoga<Pick<ServerContext, 'answered'>>({
    schema: engine.schema,
    plugins: [plugin],
    logging: false,
    maskedErrors: false,
    graphiql: false,
    landingPage: false,
    multipart: false,
    batching: false,
    maxRequestBodySize: maxBodyBytes,
    cors: false,
  })
  return createPlain<ExecutionResult | Results>({
    maxBodyBytes,
    cors: createCors(allowedOrigins, corsRule),
    mayBeLarge,
    run: answer,
    handle: async (request, response) => yoga(request, response),
    // It takes a body that was read from where frameworks put it.
    handleRead: async (request, response, body, answered) =>
      yoga(Object.assign(request, { body }), response, { answered }),
  })
}

const idInAddress = ({ method, url }: { method: string; url: string }): string | undefined =>
  method === 'GET' ? (new URL(url).searchParams.get('documentId') ?? undefined) : undefined

const hasPersistedQuery = ({ extensions }: Params): boolean =>
  typeof extensions === 'object' && extensions !== null && 'persistedQuery' in extensions

const tokenOf = (authorization: string | undefined): string | null => {
  if (authorization === undefined) return null
  const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? []
  if (token) return token
  throw new ChatError('UNAUTHENTICATED', { message: 'The Authorization header is `Bearer`, then the token.' })
}

/** With a status where the client knows GraphQL's own media type; plain JSON keeps 200, as GraphQL over HTTP has it. */
const asRequestErrors = (errors: readonly GraphQLError[]): ExecutionResult => ({
  errors: errors.map((error) => {
    const { code, retryAfter } = error.extensions
    return withHttp(error, {
      status: statusOf(error),
      // What ends a request before it was looked at has its status in plain JSON too.
      spec: code !== 'UNAUTHENTICATED' && code !== 'RATE_LIMITED',
      ...(typeof retryAfter === 'number' && { headers: { 'Retry-After': String(Math.ceil(retryAfter / 1000)) } }),
    })
  }),
})

/** What is no request at all, in either media type. */
const malformed = (message: string, http: { status: number; headers?: Record<string, string> }): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http } })

/** To who asks for a stream and takes none. */
const notStreamed = new GraphQLError('A subscription is a stream: Accept is text/event-stream.', {
  extensions: { code: 'BAD_USER_INPUT' },
})

/** What yoga itself says of a request it can't read; of what fails in it nothing is told. */
const coded = (error: GraphQLError, logger: Logger): GraphQLError => {
  if (isCoded(error)) return error
  const { http } = error.extensions as { http?: { status?: number } }
  if (!http?.status || http.status >= 500) return withHttp(formatError(error, randomUUID(), logger), { status: 500 })
  const code = http.status === 413 ? 'PAYLOAD_TOO_LARGE' : 'BAD_USER_INPUT'
  return new GraphQLError(error.message, { extensions: { code, http: { ...http, spec: false } } })
}

/** They end with their connection, also where none of them was read: its reader had left, or takes no streams. */
const endingWith = (response: ServerResponse, results: Results): Results => {
  const end = () => void results.return?.()
  if (response.closed) end()
  else response.once('close', end)
  return results
}

const accepts = (request: Request, mediaType: string): boolean =>
  (request.headers.get('accept') ?? '').toLowerCase().includes(mediaType)
