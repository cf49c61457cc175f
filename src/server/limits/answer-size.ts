import { GraphQLError, type ExecutionResult } from 'graphql'
import { ChatError } from '../../kernel/errors.ts'

/** Characters of an answer: some pages of the longest messages. */
const most = 4_000_000
/** What costs less can't hold much more than that, and isn't measured where that isn't a guess. */
const cheap = 500

/** What was said of an operation before it ran. */
export interface Expected {
  cost: number
  isGuessed: boolean
}

export interface Measured {
  result: ExecutionResult
  /** Values above what it was said to cost, as its lists were longer. */
  more: number
}

/**
 * The answer, or OPERATION_TOO_COMPLEX in its place where it has over 4,000,000 characters: what an operation costs says how many values it gives, and not
 * how long they are. Measured before it is written out, which is what takes memory and time: until then each text is there once, however often it is given.
 */
export const measured = (result: ExecutionResult, { cost, isGuessed }: Expected): Measured => {
  if (!result.data || (cost < cheap && !isGuessed)) return { result, more: 0 }
  const size = { left: most, values: 0 }
  add(result.data, size)
  const more = Math.max(size.values - cost, 0)
  if (size.left >= 0) return { result, more }
  const error = new ChatError('OPERATION_TOO_COMPLEX', {
    message: `This answer has over ${most.toLocaleString('en')} characters: ask for smaller pages, or for less within them.`,
  })
  return { result: { data: null, errors: [new GraphQLError(error.message, { originalError: error })] }, more }
}

/** Characters are about that many; where none are left it isn't looked at any further. */
const add = (value: unknown, size: { left: number; values: number }): void => {
  if (size.left < 0) return
  if (Array.isArray(value)) {
    size.left -= 5
    for (const each of value) add(each, size)
    return
  }
  size.values++
  if (typeof value === 'string') size.left -= value.length + 3
  else {
    size.left -= 5
    if (typeof value !== 'object' || value === null) return
    for (const [key, each] of Object.entries(value)) {
      size.left -= key.length + 3
      add(each, size)
    }
  }
}
