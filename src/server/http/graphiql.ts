import { gzip } from 'node:zlib'
import { promisify } from 'node:util'
import type { ServerResponse } from 'node:http'

export interface Tab {
  query: string
  headers?: string
  variables?: string
}

/** GraphiQL from our own package, without anything from elsewhere; made at the first request, gzipped, and kept. */
export const createGraphiql = (tabs: Tab[]) => {
  let page: Promise<Buffer> | undefined
  const make = async (): Promise<Buffer> => {
    const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
    const html = renderGraphiQL({
      title: 'Parley',
      endpoint: '/graphql',
      subscriptionsProtocol: 'SSE',
      method: 'POST',
      defaultTabs: tabs,
      ...(tabs[0]?.headers && { defaultHeaders: tabs[0].headers }),
      isHeadersEditorEnabled: true,
      shouldPersistHeaders: true,
    }) as string
    return promisify(gzip)(html)
  }
  return async (response: ServerResponse): Promise<void> => {
    const body = await (page ??= make())
    response
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-encoding': 'gzip',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      })
      .end(body)
  }
}
