import { GraphQLError, type ExecutionResult } from 'graphql'
import { ChatError } from '../../kernel/errors.ts'

/** Characters of an answer: some pages of the longest messages. */
const most = 4_000_000
/** What costs less can't hold much more than that, and isn't measured. */
const cheap = 500

/**
 * The answer, or OPERATION_TOO_COMPLEX in its place where it has over 4,000,000 characters: what an operation costs says how many values it gives, and not
 * how long they are. Measured before it is written out, which is what takes memory and time: until then each text is there once, however often it is given.
 */
export const bounded = (result: ExecutionResult, cost: number): ExecutionResult => {
  if (cost < cheap || !result.data || without(result.data, most) >= 0) return result
  const error = new ChatError('OPERATION_TOO_COMPLEX', {
    message: `This answer has over ${most.toLocaleString('en')} characters: ask for smaller pages, or for less within them.`,
  })
  return { data: null, errors: [new GraphQLError(error.message, { originalError: error })] }
}

/** What is left of so many characters, about; below 0 it isn't looked at any further. */
const without = (value: unknown, left: number): number => {
  if (typeof value === 'string') return left - value.length - 3
  if (typeof value !== 'object' || value === null) return left - 5
  let rest = left
  if (Array.isArray(value))
    for (const each of value) {
      if (rest < 0) return rest
      rest = without(each, rest)
    }
  else
    for (const [key, each] of Object.entries(value)) {
      if (rest < 0) return rest
      rest = without(each, rest - key.length - 3)
    }
  return rest
}
