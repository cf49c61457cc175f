import type { StatusFieldsFragment } from 'parley/client'
import { useMemo } from 'react'
import { useText } from '../text/text.tsx'
import { useTimes } from '../text/time.ts'

/** A status in words. */
export const useStatusText = () => {
  const { people } = useText()
  const times = useTimes()
  return useMemo(() => {
    /** Online, or what was chosen to be seen as; null for who isn't there. */
    const short = ({ isOnline, availability }: StatusFieldsFragment): string | null =>
      isOnline ? people.availability[availability ?? 'ONLINE'] : null
    return {
      short,
      /** For who isn't there: since when. */
      long: (status: StatusFieldsFragment): string =>
        short(status) ??
        (status.lastSeenAt
          ? people.lastSeen(times.day(status.lastSeenAt), times.clock(status.lastSeenAt))
          : people.offline),
    }
  }, [people, times])
}
