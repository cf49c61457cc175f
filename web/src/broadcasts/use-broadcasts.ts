import { BroadcastsDocument, type BroadcastFieldsFragment } from 'parley/client'
import { useMemo } from 'react'
import { useCachedPages } from '../pages/use-cached-pages.ts'

export const useBroadcasts = () => {
  const pages = useCachedPages(BroadcastsDocument, { first: 20 }, ({ broadcasts }) => broadcasts.pageInfo)
  const { data } = pages
  const broadcasts = useMemo<BroadcastFieldsFragment[]>(
    () => data?.broadcasts.edges.map(({ node }) => node) ?? [],
    [data],
  )
  return { ...pages, broadcasts }
}
