import { useState } from 'react'

/**
 * The oldest of those that were unread when the page was opened, so that one sees what is new although it counts as read at once;
 * null where all was read. `unread`: undefined until it is known.
 */
export const useUnreadLine = (broadcasts: readonly { id: string }[], unread: number | undefined): string | null => {
  const [line, setLine] = useState<{ id: string | null } | null>(null)
  if (line || unread === undefined) return line?.id ?? null
  const id = broadcasts[Math.min(unread, broadcasts.length) - 1]?.id ?? null
  setLine({ id })
  return id
}
