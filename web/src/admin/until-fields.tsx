import { NativeSelect, TextInput } from '@mantine/core'
import { isPast, spans, type Until } from './until.ts'
import { useAdminText } from './use-admin-text.ts'

/** As a field for date and time has it. */
const local = (at: Date): string =>
  new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length)

/** Asks until when: one of the usual spans, or a date. */
export const UntilFields = ({ until, onChange }: { until: Until; onChange(until: Until): void }) => {
  const { until: text } = useAdminText()
  const { kind, date } = until
  const choose = (chosen: Until['kind']): void => {
    const first = local(new Date(Date.now() + spans.day))
    onChange({ kind: chosen, date: chosen === 'date' && date === '' ? first : date })
  }
  return (
    <>
      <NativeSelect
        label={text.label}
        value={kind}
        onChange={({ currentTarget }) => choose(currentTarget.value as Until['kind'])}
        data={[...(Object.keys(spans) as (keyof typeof spans)[]), 'date' as const].map((value) => ({
          value,
          label: text[value],
        }))}
      />
      {kind === 'date' && (
        <TextInput
          type="datetime-local"
          label={text.dateLabel}
          value={date}
          min={local(new Date())}
          onChange={({ currentTarget }) => onChange({ kind, date: currentTarget.value })}
          error={isPast(until) ? text.inFuture : null}
        />
      )}
    </>
  )
}
