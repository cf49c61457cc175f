import { withExamples, withServer, type AddCommand } from '../command.ts'
import { RestoreUserDocument, SuspendUserDocument } from '../generated/documents.ts'
import { readMoment } from '../moment.ts'
import { untilOf } from './shown.ts'

interface SuspendOptions {
  reason: string
  until?: string
}

export const addSuspendCommands: AddCommand = (users, perform) => {
  const suspend = withServer(users.command('suspend'))
    .description('Keep a person out, from now on and everywhere; or change until when, and why.')
    .argument('<id>', 'the person')
    .requiredOption('--reason <text>', 'why, 1 to 500 characters; the person is told')
    .option('--until <when>', 'a duration such as 7d, or a date; left out, until the person is restored')
    .action(
      perform(async ({ ask, output }, userId: string, { reason, until }: SuspendOptions) => {
        const variables = { userId, reason, until: until ? readMoment(until, '--until').toISOString() : null }
        const { user } = (await ask(SuspendUserDocument, variables)).suspendUser
        await output.result(user, `${user.name} (${user.id}) is suspended ${untilOf(user.suspension ?? {})}.`)
      }),
    )
  withExamples(suspend, 'parley users suspend bob --until 7d --reason "Insults, twice"')

  const restore = withServer(users.command('restore'))
    .description("End a person's suspension.")
    .argument('<id>', 'the person')
    .action(
      perform(async ({ ask, output }, userId: string) => {
        const { user } = (await ask(RestoreUserDocument, { userId })).restoreUser
        await output.result(user, `${user.name} (${user.id}) isn't suspended.`)
      }),
    )
  withExamples(restore, 'parley users restore bob')
}
