import type { UserFieldsFragment } from 'parley/client'

/** With somebody who wasn't among them, or without who was; never more than `most`. */
export const toggled = (
  people: readonly UserFieldsFragment[],
  user: UserFieldsFragment,
  most: number,
): readonly UserFieldsFragment[] =>
  people.some(({ id }) => id === user.id)
    ? people.filter(({ id }) => id !== user.id)
    : [...people, user].slice(0, Math.max(0, most))
