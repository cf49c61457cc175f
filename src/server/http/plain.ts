import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ExecutionResult } from 'graphql'

/** What a request asks for; its types are checked by whoever read it. */
export interface Params {
  query?: string
  documentId?: unknown
  extensions?: unknown
  operationName?: string | null
  variables?: Record<string, unknown> | null
}

export interface PlainNeeds<Result> {
  /** Longer bodies are the library's to refuse. */
  maxBodyBytes: number
  /** Sets what tells a browser that its page may call. */
  cors(request: IncomingMessage, response: ServerResponse): void
  /** Why the sender of a body that isn't small may not send it; null where they may. */
  mayBeLarge(request: IncomingMessage): Promise<Result | null>
  run(request: IncomingMessage, params: Params, response: ServerResponse): Promise<Result>
  /** The library's way, for a request whose body wasn't read. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  /** The same for one whose body was read, and that was answered already, where it has an answer. */
  handleRead(request: IncomingMessage, response: ServerResponse, body: string, answered: Result | null): Promise<void>
}

/**
 * Nearly all requests: a POST of JSON that is answered with data, without the library's Request and Response. All
 * else, whatever is wrong with it, is the library's; and so is what there is to say of errors.
 */
export const createPlain =
  <Result extends object>({ maxBodyBytes, cors, mayBeLarge, run, handle, handleRead }: PlainNeeds<Result>) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { headers, method } = request
    if (headers.origin !== undefined) cors(request, response)
    if (method === 'OPTIONS') return void response.writeHead(204, { 'content-length': 0 }).end()
    const bytes = Number(headers['content-length'])
    if (method === 'POST' && !(bytes <= smallBytes)) {
      const refused = await mayBeLarge(request)
      // What it says isn't read.
      if (refused) return handleRead(request, response, unread, refused)
    }
    const isPlain = method === 'POST' && isJson(headers['content-type']) && bytes > 0 && bytes <= maxBodyBytes
    // An address that is an operation could be kept by a cache, or be taken for a script by a page.
    if (method === 'GET') response.setHeader('cache-control', 'no-store').setHeader('x-content-type-options', 'nosniff')
    if (!isPlain) return handle(request, response)
    const body = await readBody(request)
    const params = readParams(body)
    if (!params) return handleRead(request, response, body, null)
    const result = await run(request, params, response)
    const type = mediaTypeFor(headers.accept)
    if (!type || !isData(result)) return handleRead(request, response, unread, result)
    const answer = Buffer.from(JSON.stringify(result))
    response.writeHead(200, {
      'content-type': `${type}; charset=utf-8`,
      'content-length': answer.length,
    })
    response.end(answer)
  }

/** In the place of a body whose request is answered: it would be kept for as long as the answer goes on. */
const unread = '{"query":""}'

/** Of a body that anybody may send: reading a megabyte of what is written for it takes a good part of a second. */
const smallBytes = 64_000

export const isJson = (contentType: string | null | undefined): boolean =>
  /^application\/(graphql\+)?json *(;|$)/i.test(contentType ?? '')

const isData = (result: ExecutionResult | object): boolean =>
  !(Symbol.asyncIterator in result) && !('errors' in result && result.errors)

/** Rejects where its client has gone before it was all there. */
const readBody = (request: IncomingMessage): Promise<string> => {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const chunks: Buffer[] = []
  const add = (chunk: Buffer): void => void chunks.push(chunk)
  const hasGone = (): void => reject(new Error('The request ended before its body.'))
  const isThere = (): void => {
    // The request is there for as long as its answer goes on, and would keep what hears it, the body with it.
    request.off('data', add).off('error', reject).off('close', hasGone)
    resolve(new TextDecoder().decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)))
  }
  request.on('data', add).once('end', isThere).once('error', reject).once('close', hasGone)
  return promise
}

const known = new Set(['query', 'operationName', 'variables', 'extensions', 'documentId'])

/** null for what isn't one plain request. */
const readParams = (body: string): Params | null => {
  try {
    const read = JSON.parse(body) as unknown
    if (!isObject(read) || !Object.keys(read).every((key) => known.has(key))) return null
    const { query, operationName, variables, extensions, documentId } = read
    const fits =
      typeof (query ?? ((documentId ?? extensions) && '')) === 'string' &&
      typeof (operationName ?? '') === 'string' &&
      isObject(variables ?? {}) &&
      isObject(extensions ?? {})
    return fits ? read : null
  } catch {
    return null
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const mediaTypes: Record<string, string> = {
  'application/graphql-response+json': 'application/graphql-response+json',
  'application/json': 'application/json',
  'application/*': 'application/json',
  '*/*': 'application/json',
}

/** The first of those named that data can be sent as; null where there is none, or a character set is asked for. */
const mediaTypeFor = (accept: string = '*/*'): string | null => {
  if (accept.includes('charset')) return null
  for (const named of accept.split(',')) {
    const type = mediaTypes[named.split(';', 1)[0]!.trim().toLowerCase()]
    if (type) return type
  }
  return null
}
