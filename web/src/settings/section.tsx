import { Text, Title } from '@mantine/core'
import { useId, type ReactNode } from 'react'
import classes from './settings-page.module.css'

interface SectionProps {
  title: string
  /** What it is for. */
  says?: string
  children: ReactNode
}

export const Section = ({ title, says, children }: SectionProps) => {
  const id = useId()
  return (
    <section className={classes.section} aria-labelledby={id}>
      <Title order={2} size="h5" id={id}>
        {title}
      </Title>
      {says && (
        <Text size="sm" c="dimmed" mb="sm">
          {says}
        </Text>
      )}
      {children}
    </section>
  )
}
