import { Alert, Text } from '@mantine/core'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Empty } from '../../shell/empty.tsx'
import { focusMain } from '../../shell/focus-main.ts'
import classes from '../admin-page.module.css'
import { ListEnd } from '../list-end.tsx'
import { useAdminText } from '../use-admin-text.ts'
import { useOpenReports } from '../use-open-reports.ts'
import { OpenReport } from './open-report.tsx'
import { useReports } from './use-reports.ts'

/** The queue: each is decided, and the next one has the keyboard. */
export const OpenReports = ({ oldestFirst }: { oldestFirst: boolean }) => {
  const { reports: text } = useAdminText()
  const { nodes, again, ...pages } = useReports({ status: 'OPEN', oldestFirst })
  const { count, ask } = useOpenReports()
  const [done, setDone] = useState<ReadonlySet<string>>(new Set())
  const [said, setSaid] = useState<{ says: string; isBad: boolean } | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const open = nodes.filter(({ id }) => !done.has(id))

  const focusAt = (index: number): void => {
    // Behind the dialog, which lets go of the keyboard first, and what was decided, which leaves the list.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const cards = list.current?.querySelectorAll<HTMLElement>('[data-report]') ?? []
        const card = cards[Math.min(index, cards.length - 1)]
        if (card) card.focus()
        else focusMain()
      }),
    )
  }
  const decided = (id: string, index: number): void => {
    setDone((known) => new Set(known).add(id))
    setSaid({ says: text.wasResolved(Math.max(0, count - 1)), isBad: false })
    void ask()
    focusAt(index)
    if (open.length <= 5) pages.loadMore()
  }
  const tooLate = (id: string, index: number): void => {
    setDone((known) => new Set(known).add(id))
    setSaid({ says: text.faster, isBad: true })
    void ask()
    again()
    focusAt(index)
  }
  // Others report and decide, too: what is shown isn't all then, or too much.
  const known = useRef<number | null>(null)
  const onCount = useEffectEvent(() => {
    const before = known.current
    known.current = count
    if (before !== null && (pages.hasMore ? count > before : count !== open.length) && !pages.isLoading) again()
  })
  useEffect(() => onCount(), [count])

  return (
    <>
      <div role="status">
        {said && !said.isBad && (
          <Text size="sm" fw={550}>
            {said.says}
          </Text>
        )}
      </div>
      {said?.isBad && (
        <Alert color="orange" variant="light" role="alert" p="xs">
          {said.says}
        </Alert>
      )}
      {open.length === 0 && !pages.isLoading && !pages.error && <Empty icon="check" says={text.none} />}
      <ul ref={list} className={classes.list} aria-label={text.list}>
        {open.map((report, index) => (
          <OpenReport
            key={report.id}
            report={report}
            onDecided={() => decided(report.id, index)}
            onTooLate={() => tooLate(report.id, index)}
          />
        ))}
      </ul>
      <ListEnd {...pages} />
    </>
  )
}
