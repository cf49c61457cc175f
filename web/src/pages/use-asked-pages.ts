import { useEffect, useRef, useState } from 'react'
import type { PageInfo } from './use-cached-pages.ts'

interface AskedPage<Node> {
  nodes: readonly Node[]
  pageInfo: PageInfo
}

export interface AskedPages<Node> {
  nodes: readonly Node[]
  hasMore: boolean
  isLoading: boolean
  error: unknown
  loadMore(): void
}

interface Asked<Node> {
  key: string
  nodes: readonly Node[]
  /** Where to go on from; null: that was all, undefined: nothing was answered yet. */
  next: string | null | undefined
  isLoading: boolean
  error: unknown
}

/** Nodes that are kept: nobody scrolls further than that through what can be asked for more exactly. */
const mostNodes = 1_000

/**
 * A list in pages that is asked for as it is now, and not kept true, such as what a search finds. `key` says what it is of: another
 * one begins anew, with the old one shown until there is an answer; with null there is nothing to ask.
 */
export const useAskedPages = <Node>(
  key: string | null,
  ask: (after: string | null, signal: AbortSignal) => Promise<AskedPage<Node>>,
): AskedPages<Node> => {
  const [asked, setAsked] = useState<Asked<Node>>({ key: '', nodes: [], next: null, isLoading: false, error: null })
  const running = useRef<AbortController | null>(null)
  const load = async (after: string | null): Promise<void> => {
    if (key === null) return
    running.current?.abort()
    const { signal } = (running.current = new AbortController())
    setAsked((known) => ({ ...known, isLoading: true, error: null }))
    try {
      // A page may be empty, and there is more all the same.
      let page = await ask(after, signal)
      while (page.nodes.length === 0 && page.pageInfo.hasNextPage && page.pageInfo.endCursor)
        page = await ask(page.pageInfo.endCursor, signal)
      if (signal.aborted) return
      const { nodes, pageInfo } = page
      setAsked((known) => ({
        key,
        nodes: after === null ? nodes : [...known.nodes, ...nodes],
        next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
        isLoading: false,
        error: null,
      }))
    } catch (error) {
      if (!signal.aborted)
        setAsked((known) => ({ ...known, ...(after === null && { nodes: [], next: null }), isLoading: false, error }))
    }
  }
  useEffect(() => {
    if (key === null) {
      running.current?.abort()
      setAsked({ key: '', nodes: [], next: null, isLoading: false, error: null })
    } else void load(null)
    // What `ask` asks is said by the key.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key])
  useEffect(() => () => running.current?.abort(), [])

  const { next, isLoading, nodes, error } = asked
  const hasMore = Boolean(next) && nodes.length < mostNodes
  return {
    nodes,
    hasMore,
    isLoading,
    error,
    loadMore: () => {
      if (hasMore && !isLoading && next) void load(next)
    },
  }
}
