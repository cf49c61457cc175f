import { hash, timingSafeEqual } from 'node:crypto'
import { ChatError } from '../../kernel/errors.ts'
import type { SignIn } from '../sign-in.ts'

export interface MetricsAccess {
  signIn: SignIn
  /** Why a person may not do anything; null where they may. */
  refusal(userId: string): ChatError | null
  /** METRICS_TOKEN: what a collector shows instead of an admin's token. */
  token?: string | undefined
  /** Anybody may read them: for a server that is for its own machine alone. */
  isOpen: boolean
}

/**
 * Whether a request may read the metrics: 200, 401, 403, or 503 where that can't be known now. They name nobody, but tell how a
 * business goes.
 */
export const mayRead = async (
  access: MetricsAccess,
  authorization: string | undefined,
): Promise<200 | 401 | 403 | 503> => {
  if (access.isOpen) return 200
  const [, given] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? []
  if (!given) return 401
  if (access.token && isSame(given, access.token)) return 200
  try {
    const actor = await access.signIn(given)
    return actor?.role === 'ADMIN' && !access.refusal(actor.id) ? 200 : 403
  } catch (error) {
    return error instanceof ChatError && error.code === 'UNAUTHENTICATED' ? 401 : 503
  }
}

/** In a time that doesn't tell how much of it was right. */
const isSame = (given: string, wanted: string): boolean =>
  timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', wanted, 'buffer'))
