import { withExamples, withServer, type AddCommand } from '../command.ts'
import { confirmByTyping } from '../confirm.ts'
import { EraseUserDocument } from '../generated/documents.ts'
import { userOf } from './list.ts'

export const addEraseCommand: AddCommand = (users, perform) => {
  const erase = withServer(users.command('erase'))
    .description(
      'Erase a person, for good: name, picture, what their messages say, reactions, mentions and files. Nothing brings it back.',
    )
    .argument('<id>', 'the person')
    .option('--yes', 'do not ask for the name first')
    .action(
      perform(async (context, userId: string, { yes }: { yes?: boolean }) => {
        const { id, name, isErased } = await userOf(context, userId)
        if (!isErased)
          await confirmByTyping(context, `Erases ${name} (${id}) for good. Type the name to do it.`, {
            word: name,
            isGiven: yes,
          })
        const { user } = (await context.ask(EraseUserDocument, { userId })).eraseUser
        await context.output.result(
          user,
          `${id} is erased. Nobody sees anything of them any more; within minutes the database and the storage have nothing either.`,
        )
      }),
    )
  withExamples(erase, 'parley users erase bob', 'parley users erase bob --yes')
}
