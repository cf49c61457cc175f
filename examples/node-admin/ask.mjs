import { setTimeout as pause } from 'node:timers/promises'

const { PARLEY_URL = 'http://localhost:4000/graphql', TOKEN } = process.env
const attempts = 5

/** An answer's data. While nothing is known of what came of it, it is asked again; what is refused is thrown, with its code. */
export const ask = async (query, variables) => {
  if (!/^[!-~]+$/.test(TOKEN ?? '')) throw new Error('Set TOKEN to an admin’s token.')
  for (let attempt = 1; ; attempt++) {
    const { data, problem } = await askOnce(query, variables)
    if (!problem) return data
    if (!['OVERLOADED', 'UNAVAILABLE', 'NO_ANSWER'].includes(problem.code) || attempt === attempts) throw problem
    await pause(200 * 2 ** attempt)
  }
}

const askOnce = async (query, variables) => {
  try {
    const response = await fetch(PARLEY_URL, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        authorization: `Bearer ${TOKEN}`,
      },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(30_000),
    })
    const { data, errors } = await response.json()
    return { data, problem: errors && problemOf(errors[0].extensions.code, errors[0].message) }
  } catch (error) {
    return { problem: problemOf('NO_ANSWER', `${PARLEY_URL}: ${error.cause?.message || error.message}`) }
  }
}

const problemOf = (code, message) => Object.assign(new Error(message), { code })

// A sentence says more than where in this script it was.
process.on('uncaughtException', ({ code, message }) => {
  console.error(code ? `${code}: ${message}` : message)
  process.exit(1)
})
