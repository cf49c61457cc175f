import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from 'helmet'

/** What a browser lets a page do, by directive (Content Security Policy, level 3). */
type Policy = Record<string, readonly string[]>

/** Neither is framed by other pages, sends forms, or has its relative addresses turned elsewhere. */
const ofAllPages: Policy = {
  'default-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
}

/**
 * The chat page brings all of itself from here, runs no script that stands in its text, and talks to this server alone, whatever somebody
 * writes in a message. `files`: the origin of files' addresses.
 */
export const pagePolicy = (host: string | undefined, files: string): Policy => {
  // Not every browser takes a WebSocket to the page's own host for 'self'.
  const sockets = /^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i.test(host ?? '') ? [`ws://${host}`, `wss://${host}`] : []
  return {
    ...ofAllPages,
    'script-src': ["'self'"],
    'worker-src': ["'none'"],
    // Mantine writes its variables into the page.
    'style-src': ["'self'", "'unsafe-inline'"],
    // People's pictures may be of their shop's; that is shown to no host but theirs, as nothing is told of where it is shown.
    'img-src': ["'self'", 'blob:', 'data:', 'https:', files],
    'connect-src': ["'self'", ...sockets, files],
  }
}

/** GraphiQL brings its scripts, workers, styles and fonts in itself, and talks to this server alone. */
export const graphiqlPolicy: Policy = {
  ...ofAllPages,
  'script-src': ["'unsafe-inline'", 'blob:'],
  'worker-src': ['blob:'],
  'style-src': ["'unsafe-inline'"],
  'img-src': ['data:'],
  'font-src': ['data:'],
  'connect-src': ["'self'", 'blob:'],
}

/** Sets what goes with a page: its policy, and that nothing of it is for other pages, and it uses nothing of the device. */
export const protectPage = (request: IncomingMessage, response: ServerResponse, policy: Policy): void => {
  response.setHeader('permissions-policy', permissions)
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: policy },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    // For a year, once a browser has come by https; it is for who has the name's other hosts to say it of those.
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
    // People's pictures come from hosts that say nothing of it.
    crossOriginEmbedderPolicy: false,
  })(request, response, () => {})
}

const permissions = 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), midi=()'
