import { Text, Title } from '@mantine/core'
import { useId, useMemo, useState } from 'react'
import { useTimes } from '../../text/time.ts'
import { useAdminText } from '../use-admin-text.ts'
import { useNumberText } from '../use-number-text.ts'
import classes from './minute-chart.module.css'
import { MinuteTable } from './minute-table.tsx'
import { minutesOf } from './minutes.ts'
import { usePlot } from './use-plot.ts'

interface MinuteChartProps {
  title: string
  /** When it was asked. */
  at: string
  /** Of each minute, oldest first; the last one is not over yet. */
  counts: readonly number[]
}

/** What happened in each minute of the last hour: as bars, in a sentence, and as a table. */
export const MinuteChart = ({ title, at, counts }: MinuteChartProps) => {
  const { overview: text } = useAdminText()
  const times = useTimes()
  const number = useNumberText()
  const id = useId()
  const minutes = useMemo(() => minutesOf(at, counts), [at, counts])
  const [pointed, setPointed] = useState<number | null>(null)
  const box = usePlot(minutes, { clock: times.clock, number, onPoint: setPointed })
  const all = counts.reduce((sum, count) => sum + count, 0)
  const sum = text.sum(number(counts.at(-1) ?? 0), number(Math.max(0, ...counts)), number(all))
  const shown = pointed === null ? undefined : minutes[pointed]
  return (
    <section className={classes.chart} aria-labelledby={id}>
      <header className={classes.header}>
        <Title order={2} size="h5" id={id}>
          {title}
        </Title>
        <Text size="sm" c="dimmed">
          {shown ? text.atMinute(times.clock(shown.at), number(shown.count)) : sum}
        </Text>
      </header>
      <div ref={box} className={classes.box} role="img" aria-label={text.chart(title, sum)} />
      <MinuteTable title={title} minutes={minutes} />
    </section>
  )
}
