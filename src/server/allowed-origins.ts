/** Which pages may call. */
export interface AllowedOrigins {
  /** Any may, which is safe as nothing is signed in by cookies. */
  areAll: boolean
  /** Whether a page of this origin may, by the name in the request's Host. What is no page has no origin. */
  has(origin: string | undefined, host: string | undefined): boolean
}

/**
 * `origins`: those of CLIENT_URL; null: any. The server's own page always may: it is of the host that it calls, or of `publicUrl`,
 * where a proxy names another host than people do.
 */
export const createAllowedOrigins = (origins: string[] | null, publicUrl?: string): AllowedOrigins => {
  const own = publicUrl && new URL(publicUrl).origin
  return {
    areAll: origins === null,
    has: (origin, host) =>
      origins === null || !origin || origin === own || origins.includes(origin) || hostOf(origin) === loopback(host),
  }
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? loopback(new URL(origin).host) : null)

/** This machine by one name: a page that was opened by the one has files by the other. */
const loopback = (host = ''): string => host.toLowerCase().replace(/^(127\.0\.0\.1|\[::1\])(?=:|$)/, 'localhost')
