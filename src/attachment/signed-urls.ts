import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto'
import type { Clock } from '../kernel/clock.ts'

/** What an address is for; one of a kind opens nothing of another. */
export type UrlKind = 'upload' | 'file' | 'thumbnail' | 'avatar'

export interface SignedUrls {
  /** Until when an address that is made now holds. */
  until(kind: 'upload' | 'file' | 'thumbnail'): Date
  make(kind: UrlKind, id: string): string
  /** What the path and query name, or why they can't be used: null for what is no address of a file. */
  read(url: string): { kind: UrlKind; id: string } | 'forged' | 'expired' | null
}

/** Seconds that an address holds at least; how many more it may, so that it stays the same for a while and caches know it. */
const holds = { upload: 3600, file: 3600, thumbnail: 3600 }
const step = 600

/**
 * Addresses that are keys: who has one needs nothing else (HMAC-SHA256). A person's picture is the one kind that has no end
 * of its own: it holds for as long as it is the person's picture.
 */
export const createSignedUrls = (needs: { key: KeyObject; baseUrl: () => string; clock: Clock }): SignedUrls => {
  const { key, baseUrl, clock } = needs
  const now = () => Math.floor(clock.now().getTime() / 1000)
  const sign = (kind: UrlKind, id: string, until: string): string =>
    createHmac('sha256', key)
      .update(JSON.stringify([kind, id, until]))
      .digest('base64url')
  const untilOf = (kind: keyof typeof holds): number => Math.ceil((now() + holds[kind]) / step) * step

  return {
    until: (kind) => new Date(untilOf(kind) * 1000),
    make: (kind, id) => {
      const until = kind === 'avatar' ? '' : String(untilOf(kind))
      const query = new URLSearchParams({ ...(until && { until }), signature: sign(kind, id, until) })
      return `${baseUrl()}${pathOf[kind](id)}?${query.toString()}`
    },
    read: (url) => {
      const [path, query] = url.split('?', 2)
      const named = namedIn(path!)
      if (!named) return null
      const given = new URLSearchParams(query)
      const until = given.get('until') ?? ''
      const signature = Buffer.from(given.get('signature') ?? '')
      const expected = Buffer.from(sign(named.kind, named.id, until))
      if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) return 'forged'
      return until && Number(until) < now() ? 'expired' : named
    },
  }
}

const pathOf: Record<UrlKind, (id: string) => string> = {
  upload: (id) => `/uploads/${id}`,
  file: (id) => `/files/${id}`,
  thumbnail: (id) => `/files/${id}/thumbnail`,
  avatar: (id) => `/avatars/${id}`,
}

const namedIn = (path: string): { kind: UrlKind; id: string } | null => {
  const [, folder, id, thumbnail] = /^\/(uploads|files|avatars)\/(\w{24})(\/thumbnail)?$/.exec(path) ?? []
  if (!id) return null
  if (folder === 'files') return { kind: thumbnail ? 'thumbnail' : 'file', id }
  return thumbnail ? null : { kind: folder === 'uploads' ? 'upload' : 'avatar', id }
}
