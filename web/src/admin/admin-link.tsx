import { RailLink } from '../shell/rail-link.tsx'
import { useText } from '../text/text.tsx'
import { useAdminText } from './use-admin-text.ts'
import { useOpenReports } from './use-open-reports.ts'
import { useRepeated } from './use-repeated.ts'

/** Milliseconds: reports make no events. */
const everyMs = 10_000

/** To the admin part, with how many reports are open. */
export const AdminLink = () => {
  const { shell } = useText()
  const text = useAdminText()
  const { count, ask } = useOpenReports()
  useRepeated(ask, everyMs)
  return (
    <RailLink
      to={{ at: 'admin', part: 'overview' }}
      icon="shield"
      name={shell.admin}
      count={count}
      says={text.openReports}
    />
  )
}
