import { shortened } from '../../kernel/cursor.ts'
import { badInput, type ChatError } from '../../kernel/errors.ts'

type Variables = Record<string, unknown> | null | undefined

/** Characters, as JSON, of all that a subscription's events are selected with. */
const most = 10_000

/**
 * What is kept of a subscription's variables for as long as it is open; or why it can't be. Where it begins (`starts`) is a cursor, of which no more is
 * kept than one has: what is longer is nobody's, and resyncs like all that was made up.
 */
export const keptVariables = (variables: Variables, starts: ReadonlySet<string>): Variables | ChatError => {
  if (!variables) return variables
  const kept = { ...variables }
  for (const name of starts) if (typeof kept[name] === 'string') kept[name] = shortened(kept[name])
  if (JSON.stringify(kept).length <= most) return kept
  return badInput('variables', `A subscription’s variables have at most ${most.toLocaleString('en')} characters.`)
}
