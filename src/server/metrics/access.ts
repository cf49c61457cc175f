import { hash, timingSafeEqual } from 'node:crypto'
import type { ChatError } from '../../kernel/errors.ts'
import type { Authenticate } from '../authentication.ts'

export interface MetricsAccess {
  authenticate: Authenticate
  /** Why a person may not do anything; null where they may. */
  refusal(userId: string): ChatError | null
  /** METRICS_TOKEN: what a collector shows instead of an admin's token. */
  token?: string | undefined
  /** Anybody may read them: for a server that is for its own machine alone. */
  isOpen: boolean
}

/** Whether a request may read the metrics: 200, 401 or 403. They name nobody, but tell how a business goes. */
export const mayRead = async (access: MetricsAccess, authorization: string | undefined): Promise<200 | 401 | 403> => {
  if (access.isOpen) return 200
  const [, given] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? []
  if (!given) return 401
  if (access.token && isSame(given, access.token)) return 200
  try {
    const { id, role } = await access.authenticate(given)
    return role === 'ADMIN' && !access.refusal(id) ? 200 : 403
  } catch {
    return 401
  }
}

/** In a time that doesn't tell how much of it was right. */
const isSame = (given: string, wanted: string): boolean =>
  timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', wanted, 'buffer'))
