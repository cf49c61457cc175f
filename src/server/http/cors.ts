import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AllowedOrigins } from '../allowed-origins.ts'

/** What pages of other origins may ask, and read of the answer. */
export interface CorsRule {
  methods: string
  headers: string
  exposed: string
}

/**
 * Says to a browser whether the page that calls may (CORS, of the Fetch standard), and nothing to a page that may not. Never with what the
 * browser has kept: nobody is signed in by that. A sandboxed page's origin is `null`, which is no name of anybody.
 */
export const createCors =
  (allowed: AllowedOrigins, { methods, headers: allowedHeaders, exposed }: CorsRule) =>
  ({ headers: { origin, host } }: IncomingMessage, response: ServerResponse): void => {
    if (!allowed.areAll) response.setHeader('vary', 'origin')
    if (!origin || !allowed.has(origin, host)) return
    response.setHeader('access-control-allow-origin', allowed.areAll ? '*' : origin)
    response.setHeader('access-control-allow-methods', methods)
    response.setHeader('access-control-allow-headers', allowedHeaders)
    response.setHeader('access-control-expose-headers', exposed)
    response.setHeader('access-control-max-age', '600')
  }
