import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useQuery } from 'urql'
import { useChat } from '../chat/chat-context.ts'

export interface PageInfo {
  hasNextPage: boolean
  endCursor?: string | null
}

interface PageVariables {
  first?: number | null
  after?: string | null
}

export interface CachedPages<Data> {
  /** Of all pages together, as the cache joins them; undefined before the first is there. */
  data: Data | undefined
  hasMore: boolean
  isLoading: boolean
  error: Error | undefined
  loadMore(): void
  /** What each loaded page was asked behind; null: the first. */
  cursors: readonly (string | null)[]
}

const firstOnly = [null]

/**
 * A list in pages, which the cache joins and events keep true. Where all is to be loaded anew it begins at its first page: pages that
 * were cut elsewhere would leave gaps.
 */
export const useCachedPages = <Data, Variables extends PageVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables & { first: number },
  pageInfoOf: (data: Data) => PageInfo,
  requestPolicy: 'cache-first' | 'cache-and-network' = 'cache-first',
): CachedPages<Data> => {
  const { bell } = useChat()
  const [cursors, setCursors] = useState<readonly (string | null)[]>(firstOnly)
  useEffect(() => bell.onResync(() => flushSync(() => setCursors(firstOnly))), [bell])
  const after = cursors.at(-1)
  const [{ data, fetching, error }] = useQuery({
    query,
    variables: { ...variables, ...(after && { after }) },
    requestPolicy,
  })
  const pageInfo = data && pageInfoOf(data)
  const next = pageInfo?.hasNextPage ? pageInfo.endCursor : null
  const isLoading = fetching
  const latest = useRef({ next, isLoading })
  useEffect(() => {
    latest.current = { next, isLoading }
  })
  return {
    data,
    hasMore: Boolean(next),
    isLoading,
    error,
    cursors,
    loadMore: () => {
      const { next, isLoading } = latest.current
      if (next && !isLoading) setCursors((known) => (known.includes(next) ? known : [...known, next]))
    },
  }
}
