import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useAdminText } from '../use-admin-text.ts'
import { OpenReports } from './open-reports.tsx'
import own from './reports.module.css'
import { ResolvedReports } from './resolved-reports.tsx'

/** What is to be dealt with, and what was. */
export const Reports = () => {
  const { reports: text } = useAdminText()
  const [which, setWhich] = useState<'open' | 'resolved'>('open')
  const [order, setOrder] = useState<'oldest' | 'newest'>('oldest')
  return (
    <>
      <div className={own.filters}>
        <SegmentedControl
          aria-label={text.which}
          value={which}
          onChange={setWhich}
          data={[
            { value: 'open', label: text.open },
            { value: 'resolved', label: text.resolved },
          ]}
        />
        {which === 'open' && (
          <SegmentedControl
            aria-label={text.order}
            value={order}
            onChange={setOrder}
            data={[
              { value: 'oldest', label: text.oldest },
              { value: 'newest', label: text.newest },
            ]}
          />
        )}
      </div>
      {which === 'open' ? <OpenReports oldestFirst={order === 'oldest'} /> : <ResolvedReports />}
    </>
  )
}
