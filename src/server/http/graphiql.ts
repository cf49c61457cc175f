import { gzip } from 'node:zlib'
import { promisify } from 'node:util'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isOwnName } from './demo.ts'
import { graphiqlPolicy, protectPage } from './page-policy.ts'

export interface Tab {
  query: string
  headers?: string
  variables?: string
}

/**
 * GraphiQL from our own package, without anything from elsewhere; made at the first request, gzipped, and kept. The tabs, as they may hold
 * tokens, are this machine's own: a page of another name that leads here (DNS rebinding) would read them.
 */
export const createGraphiql = (ownTabs: Tab[]) => {
  const pages = new Map<Tab[], Promise<Buffer>>()
  const make = async (tabs: Tab[]): Promise<Buffer> => {
    const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
    const html = renderGraphiQL({
      title: 'Parley',
      endpoint: '/graphql',
      subscriptionsProtocol: 'SSE',
      method: 'POST',
      // Without any tab the page would stay empty.
      defaultTabs: tabs.length > 0 ? tabs : [signInTab],
      ...(tabs[0]?.headers && { defaultHeaders: tabs[0].headers }),
      isHeadersEditorEnabled: true,
      shouldPersistHeaders: true,
    })
    return promisify(gzip)(html.replace('<div id="root">', () => `${stillTabs}${restoreTabs(tabs)}<div id="root">`))
  }
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const tabs = isOwnName(request.headers.host) ? ownTabs : noTabs
    let page = pages.get(tabs)
    if (!page) pages.set(tabs, (page = make(tabs)))
    const body = await page
    protectPage(request, response, graphiqlPolicy)
    response
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-encoding': 'gzip',
        'cache-control': 'no-store',
      })
      .end(body)
  }
}

const noTabs: Tab[] = []

/** For a server with a secret of its own: who opens the page brings a token. */
const signInTab: Tab = {
  query: `# Put your token into the headers below:
# { "Authorization": "Bearer ..." }
query Me {
  viewer { id name role }
}
`,
}

/** GraphiQL moves its tabs when one is pressed, so that the first click on it would be beside it. */
const stillTabs = '<style>.graphiql-tab { transform: none !important }</style>'

/**
 * A browser keeps its tabs for longer than a secret may last: tokens of the people who have one here become this start's.
 * And GraphiQL opens the tab that was open before only if it finds that one's parts a second time, else an empty one.
 */
const restoreTabs = (tabs: Tab[]): string => `<script>
  try {
    const personIn = (token) => {
      const { iat, exp, ...person } = JSON.parse(atob(token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/')))
      return JSON.stringify(person)
    }
    const fresh = new Map(${JSON.stringify(tokensIn(tabs))}.map((token) => [personIn(token), token]))
    const kept = localStorage['graphiql:tabState'].replace(${jwt}, (token) => fresh.get(personIn(token)) ?? token)
    const { tabs, activeTabIndex } = JSON.parse(kept)
    localStorage['graphiql:tabState'] = kept
    for (const part of ['query', 'variables', 'headers']) localStorage['graphiql:' + part] = tabs[activeTabIndex][part] ?? ''
  } catch {
    // Nothing was kept, or not in this form.
  }
</script>`

const jwt = /eyJ[\w-]+\.[\w-]+\.[\w-]+/g
const tokensIn = (tabs: Tab[]): string[] => tabs.flatMap(({ headers }) => headers?.match(jwt) ?? [])
