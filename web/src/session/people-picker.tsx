import { Badge, UnstyledButton } from '@mantine/core'
import { Avatar } from '../people/avatar.tsx'
import { useText } from '../text/text.tsx'
import type { DemoPerson } from './demo.ts'
import classes from './sign-in.module.css'

/** Whom one can be where there is no secret: for trying things out. */
export const PeoplePicker = ({ people, onPick }: { people: DemoPerson[]; onPick(person: DemoPerson): void }) => {
  const text = useText()
  return (
    <ul className={classes.people}>
      {people.map((person) => (
        <li key={person.id}>
          <UnstyledButton className={classes.person} onClick={() => onPick(person)}>
            <Avatar id={person.id} name={person.name} />
            {person.name}
            {person.role === 'ADMIN' && (
              <Badge variant="light" size="sm">
                {text.session.admin}
              </Badge>
            )}
            <span className={classes.arrow} aria-hidden="true">
              →
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  )
}
