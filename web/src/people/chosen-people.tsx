import { Pill } from '@mantine/core'
import type { UserFieldsFragment } from 'parley/client'
import { useText } from '../text/text.tsx'

interface ChosenPeopleProps {
  people: readonly UserFieldsFragment[]
  onRemove(id: string): void
}

/** Those who were chosen, each to be taken out again. */
export const ChosenPeople = ({ people, onRemove }: ChosenPeopleProps) => {
  const text = useText()
  if (people.length === 0) return null
  return (
    <Pill.Group mb="sm" role="list" aria-label={text.people.chosen}>
      {people.map(({ id, name }) => (
        <Pill
          key={id}
          size="md"
          role="listitem"
          withRemoveButton
          onRemove={() => onRemove(id)}
          removeButtonProps={{ 'aria-label': text.people.unchoose(name), 'aria-hidden': false, tabIndex: 0 }}
        >
          {name}
        </Pill>
      ))}
    </Pill.Group>
  )
}
