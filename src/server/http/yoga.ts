import { randomUUID } from 'node:crypto'
import { getOperationAST, GraphQLError, type ExecutionResult } from 'graphql'
import { createYoga, type Plugin } from 'graphql-yoga'
import type { Logger } from 'pino'
import { ChatError } from '../../kernel/errors.ts'
import type { SignIn } from '../sign-in.ts'
import type { CreateContext } from '../graphql/context.ts'
import { formatError, statusOf } from '../graphql/errors.ts'
import type { Engine, Results } from '../graphql/engine.ts'
import { toServerSentEvents } from './sse.ts'

export interface YogaNeeds {
  engine: Engine
  signIn: SignIn
  createContext: CreateContext
  logger: Logger
  /** Origins that browsers may call from; null: any, which is safe as nothing is signed in by cookies. */
  origins: string[] | null
}

const maxBodyBytes = 1_000_000

/** GraphQL over HTTP and SSE. What it runs goes through the engine, as over WebSocket; yoga does the protocol. */
export const createHttpGraphql = ({ engine, signIn, createContext, logger, origins }: YogaNeeds) => {
  const answer = async (
    request: Request,
    {
      query,
      operationName,
      variables,
    }: { query?: string; operationName?: string; variables?: Record<string, unknown> },
  ): Promise<ExecutionResult | Results> => {
    const requestId = randomUUID()
    try {
      const actor = await signIn(tokenOf(request))
      const prepared = engine.prepare(query ?? '', actor, requestId)
      if ('errors' in prepared) return asRequestErrors(prepared.errors)
      const operation = getOperationAST(prepared.document, operationName)
      if (request.method === 'GET' && operation?.operation === 'mutation') return refuseMutationByGet()
      const context = createContext({
        actor,
        resume: request.headers.get('last-event-id'),
        requestId,
        tooSlow: () => {},
      })
      const result = await engine.run({ document: prepared.document, operationName, variables, context })
      return !(Symbol.asyncIterator in result) && result.errors && result.data === undefined
        ? asRequestErrors(result.errors)
        : result
    } catch (error) {
      const original = error instanceof Error ? error : new Error(String(error))
      return asRequestErrors([
        formatError(new GraphQLError(original.message, { originalError: original }), requestId, logger),
      ])
    }
  }

  const plugin: Plugin = {
    onParams: ({ setParamsHandler }) => setParamsHandler(({ request, params }) => answer(request, params) as never),
    onResultProcess: ({ result, setResult, setResultProcessor, request }) => {
      if (Symbol.asyncIterator in result && accepts(request, 'text/event-stream'))
        setResultProcessor(
          (results, fetchApi) =>
            new fetchApi.Response(toServerSentEvents(results as unknown as Results, engine) as never, {
              headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-cache', 'x-accel-buffering': 'no' },
            }),
          'text/event-stream',
        )
      else if (!Array.isArray(result) && 'errors' in result && result.errors)
        setResult({ ...result, errors: result.errors.map(coded) } as never)
    },
  }

  return createYoga({
    schema: engine.schema,
    plugins: [plugin],
    logging: false,
    maskedErrors: false,
    graphiql: false,
    landingPage: false,
    multipart: false,
    batching: false,
    maxRequestBodySize: maxBodyBytes,
    cors: {
      origin: origins ?? '*',
      credentials: false,
      methods: ['GET', 'POST', 'OPTIONS'],
      allowedHeaders: ['authorization', 'content-type', 'accept', 'last-event-id'],
    },
  })
}

const tokenOf = (request: Request): string | null => {
  const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? []
  if (token) return token
  if (request.headers.has('authorization'))
    throw new ChatError('UNAUTHENTICATED', { message: 'The Authorization header is `Bearer`, then the token.' })
  return null
}

/** With a status where the client knows GraphQL's own media type; plain JSON keeps 200, as GraphQL over HTTP has it. */
const asRequestErrors = (errors: readonly GraphQLError[]): ExecutionResult => ({
  errors: errors.map(
    (error) =>
      new GraphQLError(error.message, {
        ...error,
        extensions: {
          ...error.extensions,
          http: { status: statusOf(error), spec: error.extensions['code'] !== 'UNAUTHENTICATED' },
        },
      }),
  ),
})

const refuseMutationByGet = (): ExecutionResult => ({
  errors: [
    new GraphQLError('Mutations go by POST.', {
      extensions: { code: 'BAD_USER_INPUT', http: { status: 405, headers: { Allow: 'POST' } } },
    }),
  ],
})

/** What yoga itself says of a request it can't read. */
const coded = (error: GraphQLError): GraphQLError => {
  if (!(error instanceof GraphQLError) || error.extensions['code']) return error
  const { http } = error.extensions as { http?: { status?: number } }
  const code = http?.status === 413 ? 'PAYLOAD_TOO_LARGE' : 'BAD_USER_INPUT'
  return new GraphQLError(error.message, { extensions: { code, http: http ?? { status: 400 } } })
}

const accepts = (request: Request, mediaType: string): boolean =>
  (request.headers.get('accept') ?? '').toLowerCase().includes(mediaType)
