import type { IncomingMessage, ServerResponse } from 'node:http'
import { readAssets, type Asset } from './assets.ts'
import { pagePolicy, protectPage } from './page-policy.ts'

export interface PageNeeds {
  /** Where `npm run build:web` put the page. */
  folder: string
  /** What files' addresses begin with. */
  filesUrl(): string
}

/**
 * The chat page: read and gzipped once, at the first request for it, and by the names that are in the folder alone, so that no
 * path leads anywhere else. Answers what is a part of it, and false for all else.
 */
export const createPage = ({ folder, filesUrl }: PageNeeds) => {
  let reading: Promise<Map<string, Asset>> | undefined
  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> => {
    const assets = await (reading ??= readAssets(folder))
    // One that is built meanwhile is there from then on.
    if (assets.size === 0) reading = undefined
    const asset = assets.get(path)
    if (!asset && path !== '/') return false
    if (request.method !== 'GET' && request.method !== 'HEAD') response.writeHead(405, { allow: 'GET, HEAD' }).end()
    else if (asset) give(asset, request, response, filesUrl())
    else
      response
        .writeHead(404, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
        .end(notBuilt)
    return true
  }
}

const notBuilt =
  'The chat page isn’t built yet: run `npm run build:web`, and load this again. The API is at /graphql.\n'

const give = (asset: Asset, request: IncomingMessage, response: ServerResponse, filesUrl: string): void => {
  const { method, headers: asked } = request
  const { type, isImmutable, etag, plain, gzipped } = asset
  protectPage(request, response, pagePolicy(asked.host, new URL(filesUrl).origin))
  const headers = {
    'cache-control': isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
    etag,
  }
  if (has(asked['if-none-match'], etag)) return void response.writeHead(304, headers).end()
  const isGzipped = takesGzip(asked['accept-encoding'])
  const body = isGzipped ? gzipped : plain
  response.writeHead(200, {
    ...headers,
    'content-type': type,
    'content-length': body.length,
    ...(isGzipped && { 'content-encoding': 'gzip' }),
  })
  response.end(method === 'HEAD' ? undefined : body)
}

const has = (given: string | undefined, etag: string): boolean =>
  given !== undefined && given.split(',').some((tag) => ['*', etag, etag.slice(2)].includes(tag.trim()))

/** RFC 9110, 12.5.3: a weight of 0 is a no. */
const takesGzip = (given: string | string[] | undefined): boolean =>
  String(given ?? '')
    .toLowerCase()
    .split(',')
    .some((part) => /^\s*(gzip|\*)\s*(;\s*q=(?!0(\.0*)?\s*$)[\d.]+\s*)?$/.test(part))
