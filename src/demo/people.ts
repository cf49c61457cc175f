import type { DemoPerson } from '../server/http/demo.ts'
import { signToken, type TokenOptions } from '../server/authentication.ts'

/** Who there is to be where no secret was given: for trying things out on one's own machine, and nowhere else. */
export const demoPeople = [
  { id: 'ann', name: 'Ann' },
  { id: 'bob', name: 'Bob' },
  { id: 'root', name: 'Root', role: 'admin' },
] as const

export type DemoTokens = Record<(typeof demoPeople)[number]['id'], string>

const year = 365 * 24 * 3600

export const signDemoTokens = (options: TokenOptions & { secret: string }): DemoTokens =>
  Object.fromEntries(demoPeople.map((person) => [person.id, signToken(person, options, year)])) as DemoTokens

/** As the chat page offers them. */
export const demoIdentities = (tokens: DemoTokens): DemoPerson[] =>
  demoPeople.map(({ id, name, ...rest }) => ({ id, name, role: 'role' in rest ? 'ADMIN' : 'USER', token: tokens[id] }))
