import type { MessageService } from '../message/service.ts'
import type { Database } from '../store/database.ts'
import type { People } from '../user/known.ts'
import { demoPeople } from './people.ts'

const lines = [
  ['ann', 'Hi Bob! Is the silver ring back in stock?'],
  ['bob', 'It is, since this morning. Shall I put one aside for you?'],
  ['ann', 'Yes, please. I come by at five.'],
] as const

export interface SeedNeeds {
  database: Pick<Database, 'users'>
  people: Pick<People, 'know'>
  messages: Pick<MessageService, 'send'>
}

/** Gives an empty database the demo people and a short conversation between them; leaves any other one alone. */
export const seedDemo = async ({ database, people, messages }: SeedNeeds): Promise<void> => {
  if (await database.users.findOne({})) return
  const actors = demoPeople.map((person) => ({
    id: person.id,
    name: person.name,
    role: 'role' in person ? ('ADMIN' as const) : ('USER' as const),
    issuedAt: 0,
    expiresAt: null,
  }))
  await people.know(actors)
  for (const [i, [from, text]] of lines.entries()) {
    const sender = actors.find(({ id }) => id === from)!
    await messages.send(sender, { recipientId: from === 'ann' ? 'bob' : 'ann', clientId: `demo-${i + 1}`, text })
  }
}
