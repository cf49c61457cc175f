import { useDebouncedValue } from '@mantine/hooks'
import { useRef, type RefObject } from 'react'
import { useStepKeys } from '../act/use-step-keys.ts'
import { useText } from '../text/text.tsx'
import { FoundGroups } from './found-groups.tsx'
import { FoundMessages } from './found-messages.tsx'
import { FoundPeople } from './found-people.tsx'
import classes from './search.module.css'

const afterMs = 250

interface SearchResultsProps {
  query: string
  /** The field, from which the arrow keys come and to which they go back. */
  field: RefObject<HTMLInputElement | null>
}

/** What a word finds: groups, people, and messages of all conversations or of the one that is open. */
export const SearchResults = ({ query, field }: SearchResultsProps) => {
  const text = useText()
  const [searched] = useDebouncedValue(query.trim(), afterMs)
  const results = useRef<HTMLDivElement>(null)
  const onKeyDown = useStepKeys(results, field)
  return (
    <div ref={results} className={classes.results} role="region" aria-label={text.search.results} onKeyDown={onKeyDown}>
      <FoundGroups query={searched} />
      <FoundPeople query={searched} />
      <FoundMessages query={searched} />
    </div>
  )
}
