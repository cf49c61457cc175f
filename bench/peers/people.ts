import { signToken } from '../../src/server/authentication.ts'

/** Members of Parley's group, each with as many sockets as it takes: groups have 256 at most. */
export const groupSize = 250

export const personId = (i: number): string => `person-${i + 1}`

export const tokenOf = (id: string, secret: string): string =>
  signToken({ id }, { secret, algorithm: 'HS256', roleClaim: 'role' }, 3600)
