import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { isPicture } from '../../attachment/rules.ts'
import type { UrlKind } from '../../attachment/signed-urls.ts'
import type { FileStorage } from '../../attachment/storage.ts'
import { notFound } from '../../kernel/errors.ts'
import type { Database } from '../../store/database.ts'
import { goesWithOwner } from '../../store/erased.ts'
import type { AttachmentRow } from '../../store/rows.ts'

interface Served {
  key: string
  name: string
  mimeType: string
  /** null: to be asked for as a whole. */
  size: number | null
}

/**
 * Gives a file by what its row says now, so that what was deleted since the address was given isn't given any more, nor by a
 * browser that kept it: it has to ask. Whatever it is, nothing in it can run as the server's own page.
 */
export const serveFile = async (
  { attachments, users, storage }: Pick<Database, 'attachments' | 'users'> & { storage: FileStorage },
  { kind, id }: { kind: UrlKind; id: string },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const row = await attachments.findOne({ _id: id })
  // After the file's row: what an erased person had given before isn't given after.
  const owner = row && (await users.findOne({ _id: row.ownerId }, { projection: { erasedAt: 1 } }))
  const served = row && !(owner?.erasedAt && goesWithOwner(row)) && servedAs(row, kind)
  if (!served) throw notFound('id', 'file')
  const { key, mimeType, size } = served
  const etag = `"${key}"`
  const headers = {
    etag,
    'cache-control': kind === 'avatar' ? 'private, max-age=300' : 'private, no-cache',
    'content-type': harmless(mimeType),
    'content-disposition': disposition(served),
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
    'referrer-policy': 'no-referrer',
  }
  if (namesTag(request.headers['if-none-match'], etag)) return void response.writeHead(304, headers).end()

  const range = size === null ? null : rangeOf(request, etag, size)
  if (range === 'outside') {
    response.writeHead(416, { ...headers, 'content-range': `bytes */${size}` }).end()
    return
  }
  const { start, end } = range ?? { start: 0, end: size }
  response.writeHead(range ? 206 : 200, {
    ...headers,
    'accept-ranges': size === null ? 'none' : 'bytes',
    ...(end !== null && { 'content-length': end - start }),
    ...(range && { 'content-range': `bytes ${start}-${range.end - 1}/${size}` }),
  })
  if (request.method === 'HEAD') return void response.end()
  await pipeline(await storage.get(key, start, end ?? undefined), response)
}

const servedAs = (row: AttachmentRow, kind: UrlKind): Served | null => {
  const { state, file, thumbnail, name, mimeType, size, usedIn } = row
  if (!file || (state !== 'READY' && state !== 'USED')) return null
  if (kind === 'file') return { key: file, name, mimeType, size }
  const isShown = kind === 'thumbnail' || (state === 'USED' && usedIn?.kind === 'user')
  return isShown && thumbnail ? { key: thumbnail, name: `${name}.webp`, mimeType: 'image/webp', size: null } : null
}

/**
 * A script of that type would run in the server's own page, whose scripts are of the same origin, where anything got a tag into it. By any other, a
 * browser doesn't take it for one (`nosniff`).
 */
const harmless = (mimeType: string): string =>
  /^(application|text)\/(x-)?(java|ecma|j|live)script[\d.]*$/.test(mimeType) ? 'text/plain' : mimeType

/** RFC 6266, with the name in RFC 5987's form, and without what isn't ASCII for who doesn't know that. */
const disposition = (served: Served): string => {
  const plain = served.name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(served.name).replaceAll(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${isPicture(served) ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encoded}`
}

const namesTag = (given: string | undefined, etag: string): boolean =>
  given !== undefined && given.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*')

/** One range (RFC 9110); several, or one of an older file, are answered with the whole. */
const rangeOf = (
  { headers }: IncomingMessage,
  etag: string,
  size: number,
): { start: number; end: number } | 'outside' | null => {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? '') ?? []
  if (from === undefined || (from === '' && to === '')) return null
  if (headers['if-range'] && headers['if-range'] !== etag) return null
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size : Math.min(size, Number(to) + 1)
  if (from !== '' && to !== '' && Number(to) < Number(from)) return null
  return start >= size || start >= end ? 'outside' : { start, end }
}
