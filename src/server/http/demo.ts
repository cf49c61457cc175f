import type { IncomingMessage, ServerResponse } from 'node:http'

export interface DemoPerson {
  id: string
  name: string
  role: 'USER' | 'ADMIN'
  token: string
}

/** Whether a page was asked for by a name of this machine's, and not by one of somebody else's that only leads here. */
export const isOwnName = (host = ''): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(host.toLowerCase().replace(/:\d+$/, ''))

/**
 * Tells this machine's own browser whom one can be; nobody, where there is a secret. A page of another host can't read it: there is no CORS header, and an
 * address that only leads here (DNS rebinding) is refused by the name that was asked for.
 */
export const createDemo =
  (people: DemoPerson[]) =>
  ({ method, headers }: IncomingMessage, response: ServerResponse): void => {
    if (people.length > 0 && !isOwnName(headers.host)) return void response.writeHead(403).end()
    if (method !== 'GET') return void response.writeHead(405, { allow: 'GET' }).end()
    response
      .writeHead(200, {
        'content-type': 'application/json',
        'cache-control': 'no-store',
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
      })
      .end(JSON.stringify({ people }))
  }
