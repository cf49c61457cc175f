import { nameOf } from '../../conversation/message/summary.ts'
import type { PersonForAdminsFragment } from '../../generated/admin-documents.ts'
import { useText } from '../../text/text.tsx'
import { useTimes } from '../../text/time.ts'
import { useAdminText } from '../use-admin-text.ts'
import own from './people.module.css'

/** Until when somebody is kept out, why, and by whom. */
export const SuspensionNote = ({ suspension }: { suspension: NonNullable<PersonForAdminsFragment['suspension']> }) => {
  const texts = useText()
  const { people: text } = useAdminText()
  const times = useTimes()
  const { until, reason, by } = suspension
  return (
    <p className={own.suspension}>
      <strong>{until ? text.suspendedUntil(times.full(until)) : text.suspendedForGood}</strong>
      {text.why(reason, nameOf(texts, by))}
    </p>
  )
}
