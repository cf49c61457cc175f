import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Receiver } from '../../attachment/receive.ts'
import type { SignedUrls } from '../../attachment/signed-urls.ts'
import type { FileStorage } from '../../attachment/storage.ts'
import { ChatError, errorStatus } from '../../kernel/errors.ts'
import type { Database } from '../../store/database.ts'
import type { AllowedOrigins } from '../allowed-origins.ts'
import type { Addresses } from '../limits/addresses.ts'
import type { Rates } from '../limits/rates.ts'
import { createCors, type CorsRule } from './cors.ts'
import { serveFile } from './serve-file.ts'

export interface FileNeeds {
  attachments: Database['attachments']
  users: Database['users']
  urls: SignedUrls
  receiver: Receiver
  storage: FileStorage
  /** Pages that may call; where all may, the address itself is what is secret. */
  allowedOrigins: AllowedOrigins
  rates: Pick<Rates, 'download'>
  addresses: Addresses
  onTrouble(message: string, error: unknown): void
}

const corsRule: CorsRule = {
  methods: 'GET, HEAD, PUT, OPTIONS',
  headers: 'authorization, content-type, range, if-none-match, if-range',
  exposed: 'content-disposition, content-length, content-range, etag',
}

/** Milliseconds without a byte after which an upload is cut off, as its place is another's. */
const idleMs = 30_000

/** The addresses that `createUpload` and attachments give. No token is asked for, as they are signed. */
export const createFiles = (needs: FileNeeds) => {
  const { urls, onTrouble } = needs
  const cors = createCors(needs.allowedOrigins, corsRule)

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const named = urls.read(request.url!)
    if (named === null) return
    if (request.method === 'OPTIONS') return void response.writeHead(204).end()
    const isUpload = named !== 'forged' && named !== 'expired' && named.kind === 'upload'
    if (named === 'forged') throw new ChatError('FORBIDDEN', { message: 'This address is not one that was given.' })
    if (named === 'expired')
      throw new ChatError('FORBIDDEN', { message: 'This address has ended: ask for a fresh one.' })
    const methods = isUpload ? ['PUT'] : ['GET', 'HEAD']
    if (!methods.includes(request.method!)) {
      response.writeHead(405, { allow: [...methods, 'OPTIONS'].join(', ') }).end()
      return
    }
    const tooMany = !isUpload && needs.rates.download(needs.addresses.of(request))
    if (tooMany) throw tooMany
    if (!isUpload) return serveFile(needs, named, request, response)
    request.setTimeout(idleMs, () => request.destroy())
    request.once('end', () => request.setTimeout(0))
    await needs.receiver.receive(named.id, request, lengthOf(request))
    response.writeHead(204).end()
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    if (urls.read(request.url ?? '') === null) return false
    cors(request, response)
    try {
      await handle(request, response)
    } catch (error) {
      if (hasLeft(error)) return true
      if (!(error instanceof ChatError)) onTrouble('A file could not be taken or given.', error)
      refuse(request, response, error)
    }
    return true
  }
}

/** A sender that went, or a reader: nothing is wrong here, and nobody is there to be told. */
const hasLeft = (error: unknown): boolean =>
  ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes((error as { code?: string }).code ?? '')

const lengthOf = ({ headers }: IncomingMessage): number | null => {
  const length = headers['content-length']
  return length === undefined ? null : Number(length)
}

const unforeseen: Pick<ChatError, 'code' | 'message' | 'details'> = {
  code: 'INTERNAL_SERVER_ERROR',
  message: 'Something went wrong on the server. It has been logged.',
  details: {},
}

const refuse = (request: IncomingMessage, response: ServerResponse, error: unknown): void => {
  if (response.headersSent) return void response.destroy()
  const { code, message, details } = error instanceof ChatError ? error : unforeseen
  response.writeHead(errorStatus[code], {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    ...(!request.complete && { connection: 'close' }),
    ...(code === 'OVERLOADED' && { 'retry-after': '1' }),
    ...(details.retryAfter !== undefined && { 'retry-after': String(Math.ceil(details.retryAfter / 1000)) }),
  })
  response.end(JSON.stringify({ code, message }))
  if (request.complete) return
  // A sender that is still sending reads the answer only if what it sends goes somewhere; not for long.
  request.resume()
  setTimeout(() => request.destroy(), 2000).unref()
}
