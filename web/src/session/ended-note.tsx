import { Alert } from '@mantine/core'
import { useLanguage, useText } from '../text/text.tsx'
import type { Ended } from './session.ts'

/** Why one is asked for a token again; read out at once. */
export const EndedNote = ({ ended }: { ended: Ended }) => {
  const text = useText().session.ended
  const { language } = useLanguage()
  if (ended.reason !== 'suspended')
    return (
      <Alert color={ended.reason === 'expired' ? 'orange' : 'red'} role="alert" title={text[ended.reason].title}>
        {text[ended.reason].more}
      </Alert>
    )
  const { until, why } = ended
  const time = until?.toLocaleString(language, { dateStyle: 'long', timeStyle: 'short' })
  return (
    <Alert color="red" role="alert" title={time ? text.suspended.until(time) : text.suspended.title}>
      {why ? text.suspended.why(why) : text.suspended.more}
    </Alert>
  )
}
