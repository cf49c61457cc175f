import { useNumberText } from '../use-number-text.ts'
import type { ServerStatisticsQuery } from '../../generated/admin-documents.ts'
import { useAdminText } from '../use-admin-text.ts'
import classes from './figures.module.css'

/** What is so now, as numbers. */
export const Figures = ({ statistics }: { statistics: ServerStatisticsQuery['serverStatistics'] }) => {
  const { overview: text } = useAdminText()
  const number = useNumberText()
  const { peopleOnline, connections, subscriptions, processes, version } = statistics
  const figures = [
    [text.peopleOnline, number(peopleOnline)],
    [text.connections, number(connections)],
    [text.subscriptions, number(subscriptions)],
    [text.processes, number(processes)],
    [text.version, version],
  ] as const
  return (
    <dl className={classes.figures} aria-label={text.now}>
      {figures.map(([name, value]) => (
        <div key={name} className={classes.figure}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
