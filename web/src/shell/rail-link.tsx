import { hrefOf, useRoute, type Route } from '../route/route.ts'
import { useText } from '../text/text.tsx'
import { CountBadge } from './count-badge.tsx'
import { Icon, type IconName } from './icon.tsx'
import classes from './rail.module.css'

interface RailLinkProps {
  to: Route
  icon: IconName
  name: string
  /** What waits there unread. @default 0 */
  count?: number
  /** The count, for who doesn't see it. @default that it is unread */
  says?: (count: number) => string
  /** @default whether the page is there */
  isActive?: boolean
}

export const RailLink = ({ to, icon, name, count = 0, says, isActive }: RailLinkProps) => {
  const text = useText()
  const { at } = useRoute()
  const isThere = isActive ?? at === to.at
  return (
    <li>
      <a className={classes.link} href={hrefOf(to)} aria-current={isThere ? 'page' : undefined}>
        <Icon name={icon} size={22} />
        {name}
        {count > 0 && <CountBadge count={count} says={(says ?? text.unread)(count)} className={classes.badge} />}
      </a>
    </li>
  )
}
