import type { IncomingMessage, ServerResponse } from 'node:http'
import { mayRead, type MetricsAccess } from './access.ts'

const sentences = {
  401: 'Give METRICS_TOKEN or an admin’s token, as `Authorization: Bearer …`.',
  403: 'The metrics are for admins.',
  503: 'Whose token it is can’t be looked up now: try again, or give METRICS_TOKEN.',
}

export type MetricsRoute = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** `GET /metrics`, in the text format of Prometheus. */
export const createMetricsRoute =
  (metrics: { contentType: string; text(): Promise<string> }, access: MetricsAccess): MetricsRoute =>
  async ({ headers }, response) => {
    const status = await mayRead(access, headers.authorization)
    if (status === 200) {
      const text = await metrics.text()
      response
        .writeHead(200, {
          'x-content-type-options': 'nosniff',
          'content-type': metrics.contentType,
          'cache-control': 'no-store',
        })
        .end(text)
      return
    }
    response
      .writeHead(status, {
        'content-type': 'application/json',
        'x-content-type-options': 'nosniff',
        ...(status === 401 && { 'www-authenticate': 'Bearer realm="metrics"' }),
      })
      .end(JSON.stringify({ status: sentences[status] }))
  }
