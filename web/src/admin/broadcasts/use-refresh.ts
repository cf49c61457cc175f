import { BroadcastsDocument } from 'parley/client'
import { useCallback } from 'react'
import { useClient } from 'urql'
import { broadcastPage } from '../../broadcasts/use-broadcasts.ts'

/** Brings what is loaded up to date: of rooms that an admin isn't in, no event tells. */
export const useRefresh = (cursors: readonly (string | null)[]): (() => Promise<void>) => {
  const urql = useClient()
  return useCallback(async () => {
    for (const after of cursors)
      await urql
        .query(BroadcastsDocument, { ...broadcastPage, ...(after && { after }) }, { requestPolicy: 'network-only' })
        .toPromise()
  }, [urql, cursors])
}
