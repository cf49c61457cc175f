import { useEffect, useRef } from 'react'
import { hrefOf, type AdminPart } from '../route/route.ts'
import { CountBadge } from '../shell/count-badge.tsx'
import classes from './admin-page.module.css'
import { useAdminText } from './use-admin-text.ts'
import { useOpenReports } from './use-open-reports.ts'

/** The parts, side by side. */
export const AdminNav = ({ parts, current }: { parts: readonly AdminPart[]; current: AdminPart }) => {
  const text = useAdminText()
  const { count } = useOpenReports()
  const nav = useRef<HTMLElement>(null)
  // On a phone not all of them are in view.
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [current])
  return (
    <nav ref={nav} className={classes.nav} aria-label={text.areas}>
      <ul>
        {parts.map((part) => (
          <li key={part}>
            <a
              className={classes.link}
              href={hrefOf({ at: 'admin', part })}
              aria-current={part === current ? 'page' : undefined}
            >
              {text.parts[part]}
              {part === 'reports' && count > 0 && <CountBadge count={count} says={text.openReports(count)} />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
