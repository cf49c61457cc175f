import { Table } from '@mantine/core'
import { useState } from 'react'
import { useTimes } from '../../text/time.ts'
import { useAdminText } from '../use-admin-text.ts'
import { useNumberText } from '../use-number-text.ts'
import classes from './minute-chart.module.css'
import type { Minute } from './minutes.ts'

/** What a chart shows, for who doesn't see it or wants it exactly; newest first. */
export const MinuteTable = ({ title, minutes }: { title: string; minutes: readonly Minute[] }) => {
  const { overview: text } = useAdminText()
  const times = useTimes()
  const number = useNumberText()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className={classes.details} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{text.table(title)}</summary>
      {isOpen && (
        <Table className={classes.table} captionSide="top">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{text.minute}</Table.Th>
              <Table.Th scope="col" ta="end">
                {text.count}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {minutes.toReversed().map(({ at, count }) => (
              <Table.Tr key={at.getTime()}>
                <Table.Td>{times.clock(at)}</Table.Td>
                <Table.Td ta="end">{number(count)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </details>
  )
}
