import { Avatar } from '../../people/avatar.tsx'
import { useText } from '../../text/text.tsx'
import classes from './mention-list.module.css'

interface MentionListProps {
  id: string
  people: readonly { id: string; name: string; avatarUrl: string | null }[]
  active: number
  onPick(index: number): void
}

/** Whom one may mean, above where one writes; the keyboard stays there. */
export const MentionList = ({ id, people, active, onPick }: MentionListProps) => {
  const text = useText()
  return (
    <ul id={id} className={classes.list} role="listbox" aria-label={text.conversation.mentions}>
      {people.map(({ id: personId, name, avatarUrl }, index) => (
        <li
          key={personId}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={classes.option}
          // A press would take the keyboard away.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(index)}
        >
          <Avatar id={personId} name={name} url={avatarUrl} size={28} />
          <span>{name}</span>
        </li>
      ))}
    </ul>
  )
}
