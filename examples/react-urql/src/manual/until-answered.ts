import { backOff } from './socket.ts'

interface Refused {
  /** Apollo's. */
  errors?: readonly { extensions?: Record<string, unknown> }[]
  /** urql's. */
  graphQLErrors?: readonly { extensions?: Record<string, unknown> }[]
}

/** Tries again while nothing is known of what came of it, or nothing was done; throws what the server refuses. */
export const untilAnswered = async <Answer>(attempt: () => Promise<Answer>, pause = backOff): Promise<Answer> => {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt()
    } catch (thrown) {
      const { errors, graphQLErrors } = thrown as Refused
      const refused = Array.isArray(thrown) ? (thrown as Refused['errors']) : (errors ?? graphQLErrors)
      const code = refused?.[0]?.extensions?.['code']
      if (code && code !== 'OVERLOADED' && code !== 'UNAVAILABLE') throw thrown
      await pause(tries)
    }
  }
}
