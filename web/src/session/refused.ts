import { demoPeople } from './demo.ts'
import type { Ended } from './session.ts'
import { subjectOf } from './token.ts'

/** What becomes of a person whose token the server refused, for the reason that it gave: a fresh token, or an end. */
export const afterRefusal = async (why: string, token: string): Promise<{ fresh: string } | { ended: Ended }> => {
  if (/^suspended/i.test(why)) return { ended: await suspension(token) }
  if (/erased/i.test(why)) return { ended: { reason: 'erased' } }
  // A demo person's token is renewed by asking for it; with all others the person is asked.
  const fresh = (await demoPeople().catch(() => [])).find(({ id }) => id === subjectOf(token))
  if (fresh && fresh.token !== token) return { fresh: fresh.token }
  return { ended: { reason: /expired/i.test(why) ? 'expired' : 'refused' } }
}

interface Refusal {
  errors?: { extensions: { code: string; until?: string | null; reason?: string | null } }[]
}

/** A socket is closed with a word; until when and why is in what any operation is refused with. */
const suspension = async (token: string): Promise<Ended> => {
  const ended: Ended = { reason: 'suspended', until: null, why: null }
  try {
    const answer = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: '{ unreadCount }' }),
    })
    const { until, reason } = ((await answer.json()) as Refusal).errors?.[0]?.extensions ?? {}
    return { ...ended, until: until ? new Date(until) : null, why: reason ?? null }
  } catch {
    return ended
  }
}
