import {
  MarkBroadcastsReadDocument,
  ReportMessageDocument,
  ResolveReportDocument,
  SuspendUserDocument,
  UpsertUsersDocument,
} from '../../test/generated/operations.ts'
import { signToken } from '../../src/server/authentication.ts'
import { testTokens } from '../../test/support/chat.ts'
import { createPerson, type Person } from '../../test/support/person.ts'
import type { Shop } from './shop.ts'

const day = 24 * 3600_000

/** Somebody new, by what their token says. */
const comes = async (url: string, id: string, name: string): Promise<Person> => {
  const person = createPerson(url, id, signToken({ id, name }, testTokens, 3600))
  await person.does('{ viewer { id } }')
  return person
}

/** What an admin has to do with on an ordinary day, in conversations that Maya isn't in. */
export const bringTrouble = async (url: string, { elif, henry, sofia, amara, jonas, root }: Shop): Promise<void> => {
  await root.does(UpsertUsersDocument, {
    input: ['Beatriz Campos', 'David Osei', 'Farah Haddad', 'Lena Vogt', 'Noor Rahman'].map((name) => ({
      id: name.toLowerCase().replaceAll(/\W+/g, '-'),
      name,
    })),
  })
  for (const reader of [elif, henry, amara]) await reader.does(MarkBroadcastsReadDocument)
  await elif.sends(root, 'The kiln is free again from Thursday on.')
  await henry.sends(root, 'Who has the key to the second window?')

  const viktor = await comes(url, 'viktor', 'Viktor Brandt')
  const dealer = await comes(url, 'gold-cash', 'Gold & Cash')
  const reports = async (by: Person, messageId: string, reason: string): Promise<string> =>
    (await by.does(ReportMessageDocument, { messageId, reason })).reportMessage.report.id

  const offer = await dealer.sends(sofia, 'We buy your old gold at the BEST price, cash, today! Call now.')
  const reportId = await reports(sofia, offer.id, 'Advertising')
  await root.does(ResolveReportDocument, {
    reportId,
    action: 'SUSPEND_SENDER',
    note: 'Advertising, and not for the first time',
    suspendUntil: new Date(Date.now() + 7 * day).toISOString(),
  })
  const joke = await jonas.sends(amara, 'If you touch my pliers once more, I melt down your earrings.')
  await root.does(ResolveReportDocument, {
    reportId: await reports(amara, joke.id, 'He threatens me (I think he is joking)'),
    action: 'DISMISS',
    note: 'They are friends',
  })
  await root.does(SuspendUserDocument, { userId: dealer.id, until: null, reason: 'A dealer, and no customer' })

  const first = await viktor.sends(elif, 'What sort of workshop is this? A child could solder better than you.')
  await reports(elif, first.id, 'He insults me because his chain takes a day longer.')
  const second = await viktor.sends(henry, 'Send me the password of the shop’s account, I am from your bank.')
  await reports(henry, second.id, 'This is no bank of ours. I think he tries it with others, too.')
  const third = await viktor.sends(sofia, 'Are you alone in the shop on Sundays?')
  await reports(sofia, third.id, 'I don’t want to be asked this.')
}
