import { readdir, readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

interface Asset {
  type: string
  /** What is in it is named by its address, so that it never changes there. */
  isImmutable: boolean
  body: Buffer
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** The page brings everything itself and talks to this server alone; pictures may lie where files are kept. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  'img-src * data: blob:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const headers = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
}

/**
 * The chat page out of a folder that `npm run build:web` made: read and gzipped once, at the first request for it, and by the names
 * that are in that folder alone. Answers what is a part of it, and false for all else.
 */
export const createPage = (folder: string) => {
  let assets: Promise<Map<string, Asset>> | undefined
  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> => {
    assets ??= readAssets(folder)
    const asset = (await assets).get(path)
    if (!asset) return false
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end()
      return true
    }
    response.writeHead(200, {
      ...headers,
      'content-type': asset.type,
      'content-encoding': 'gzip',
      'content-length': asset.body.length,
      'cache-control': asset.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    })
    response.end(request.method === 'HEAD' ? undefined : asset.body)
    return true
  }
}

const readAssets = async (folder: string): Promise<Map<string, Asset>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const assets = await Promise.all(
    entries
      .filter((entry) => entry.isFile() && types[extname(entry.name)])
      .map(async (entry): Promise<[string, Asset]> => {
        const file = join(entry.parentPath, entry.name)
        const path = file.slice(folder.length).replaceAll('\\', '/')
        const body = await promisify(gzip)(await readFile(file), { level: 9 })
        return [path, { type: types[extname(entry.name)]!, isImmutable: path.startsWith('/assets/'), body }]
      }),
  )
  const found = new Map(assets)
  const index = found.get('/index.html')
  if (index) found.set('/', index)
  return found
}
