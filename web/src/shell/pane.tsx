import { ActionIcon, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { hrefOf } from '../route/route.ts'
import { useText } from '../text/text.tsx'
import { Icon } from './icon.tsx'
import classes from './pane.module.css'

interface PaneProps {
  title: string
  /** Before the title, such as a picture. */
  leading?: ReactNode
  /** Below the title, in small. */
  subtitle?: ReactNode
  /** At the end of the header. */
  actions?: ReactNode
  /** Whether the areas are at hand on a phone too, so that it needs no way back. @default false */
  isArea?: boolean
  children: ReactNode
}

/** The main part of the page: a header that says where one is, on a phone with a way back, and what it is about below. */
export const Pane = ({ title, leading, subtitle, actions, isArea = false, children }: PaneProps) => (
  <main className={classes.pane} aria-label={title}>
    <header className={classes.header}>
      {!isArea && <BackButton />}
      {leading}
      <div className={classes.names}>
        <Title order={1} className={classes.title}>
          {title}
        </Title>
        {subtitle && <div className={classes.subtitle}>{subtitle}</div>}
      </div>
      {actions}
    </header>
    {children}
  </main>
)

/** To the list; there on a phone alone, where the list isn't beside it. */
export const BackButton = () => {
  const text = useText()
  return (
    <ActionIcon
      component="a"
      href={hrefOf({ at: 'start' })}
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={text.back}
      hiddenFrom="sm"
    >
      <Icon name="back" />
    </ActionIcon>
  )
}
