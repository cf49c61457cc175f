import { useId, useState, type KeyboardEvent } from 'react'
import { useOpenConversation } from '../open-conversation.ts'
import type { Draft } from './drafts.ts'
import { candidatesFor, mentionAt } from './mention.ts'

interface Needs {
  text: string
  caret: number
  isOff: boolean
  /** Puts it in the place of what stands there, with the caret behind it. */
  replace(from: number, to: number, by: string): void
  mention(person: Draft['mentions'][number]): void
}

/** Members are offered behind an @; arrow keys go through them, Enter and Tab take one, Escape takes none. */
export const useMentions = ({ text, caret, isOff, replace, mention }: Needs) => {
  const { conversation, viewer } = useOpenConversation()
  const id = useId()
  const found = isOff ? null : mentionAt(text, caret)
  /** Where the list was closed, or somebody was taken: it stays closed there. */
  const [closedAt, setClosedAt] = useState(-1)
  if (!found && closedAt !== -1) setClosedAt(-1)
  const [chosen, setChosen] = useState({ query: '', index: 0 })
  const people =
    found && found.from !== closedAt
      ? candidatesFor(
          conversation.members.map(({ user }) => user).filter((user) => user.id !== viewer.id),
          found.query,
        )
      : []
  const active = chosen.query === found?.query ? Math.min(chosen.index, people.length - 1) : 0
  const pick = (index: number): void => {
    const person = people[index]
    if (!person || !found) return
    replace(found.from, caret, `@${person.name} `)
    mention({ id: person.id, name: person.name })
    setClosedAt(found.from)
  }
  const move = (by: number): void =>
    setChosen({ query: found?.query ?? '', index: (active + by + people.length) % people.length })
  const keys: Record<string, () => void> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => pick(active),
    Tab: () => pick(active),
    Escape: () => setClosedAt(found?.from ?? -1),
  }
  return {
    id,
    people,
    active,
    pick,
    /** Whether the key was meant for the list. */
    onKeyDown: (event: KeyboardEvent): boolean => {
      const act = people.length > 0 && !event.shiftKey ? keys[event.key] : undefined
      if (!act) return false
      event.preventDefault()
      // What Escape closes is this, and nothing around it.
      event.stopPropagation()
      act()
      return true
    },
    /** A text field can't be a combobox by its role, but it says all that one says. */
    area:
      people.length > 0
        ? ({ 'aria-controls': id, 'aria-activedescendant': `${id}-${active}`, 'aria-haspopup': 'listbox' } as const)
        : {},
  }
}
