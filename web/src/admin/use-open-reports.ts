import { useCallback } from 'react'
import { useClient, useQuery } from 'urql'
import { OpenReportsDocument } from '../generated/admin-documents.ts'

/** How many reports are open, for all who show it; `ask` asks anew. The server counts up to 1,000. */
export const useOpenReports = (): { count: number; ask(): Promise<void> } => {
  const urql = useClient()
  const [{ data }] = useQuery({ query: OpenReportsDocument })
  const ask = useCallback(async () => {
    await urql.query(OpenReportsDocument, {}, { requestPolicy: 'network-only' }).toPromise()
  }, [urql])
  return { count: data?.reports.totalCount ?? 0, ask }
}
