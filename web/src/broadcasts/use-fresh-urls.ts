import { AttachmentDocument, type AttachmentFieldsFragment } from 'parley/client'
import { useEffect } from 'react'
import { useClient } from 'urql'

/** Milliseconds before an address ends that another one is asked for. */
const aheadMs = 60_000
/** The longest that a timer is set for. */
const longestMs = 12 * 3_600_000

/** Files with addresses that hold: the cache is given fresh ones before they end, for as long as they are shown. */
export const useFreshUrls = (attachments: readonly AttachmentFieldsFragment[]): readonly AttachmentFieldsFragment[] => {
  const client = useClient()
  const endsAt = Math.min(...attachments.map(({ urlExpiresAt }) => Date.parse(urlExpiresAt)))
  useEffect(() => {
    if (!Number.isFinite(endsAt)) return undefined
    const renew = (): void => {
      for (const { id } of attachments)
        void client.query(AttachmentDocument, { id }, { requestPolicy: 'network-only' }).toPromise()
    }
    const inMs = Math.min(Math.max(endsAt - Date.now() - aheadMs, 0), longestMs)
    const timer = setTimeout(renew, inMs)
    return () => clearTimeout(timer)
    // Those of another address are others.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [endsAt, client])
  return attachments
}
