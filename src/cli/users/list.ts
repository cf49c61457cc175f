import type { Command } from 'commander'
import { readCount } from '../arguments.ts'
import { columns } from '../columns.ts'
import { withExamples, withServer, type AddCommand } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { Failure } from '../failure.ts'
import { AdminUserDocument, AdminUsersDocument, type AdminUserFragment } from '../generated/documents.ts'
import { pagesOf } from '../pages.ts'
import { linesOf, stateOf } from './shown.ts'

interface Options {
  suspended?: boolean
  limit?: number
}

export const addListCommands: AddCommand = (users, perform) => {
  const list = withList(users.command('list'))
    .description('List people by name: id, name, and what there is to say of them.')
    .action(perform((context, options: Options) => listUsers(context, options)))
  withExamples(list, 'parley users list --suspended', 'parley users list --json --limit 1000 | jq -r .id')

  const find = withList(users.command('find'))
    .description('Find people by what a word of their name starts with.')
    .argument('<word>', 'in any case, and without regard to accents')
    .action(perform((context, search: string, options: Options) => listUsers(context, { ...options, search })))
  withExamples(find, 'parley users find ann')

  const show = withServer(users.command('show'))
    .description('Show a person: name, role, and whether they are kept out, until when, and why.')
    .argument('<id>', 'the person')
    .action(
      perform(async (context, id: string) => {
        const user = await userOf(context, id)
        await context.output.result(user, ...linesOf(user))
      }),
    )
  withExamples(show, 'parley users show ann')
}

const withList = (command: Command): Command =>
  withServer(command)
    .option('--suspended', 'only those who are suspended now')
    .option('--limit <count>', 'as many at most; left out, all', readCount)

const listUsers = async (
  { ask, output }: CommandContext,
  { search, suspended, limit }: Options & { search?: string },
): Promise<void> => {
  const pages = pagesOf<AdminUserFragment>(
    async (page) => (await ask(AdminUsersDocument, { search, suspended: suspended ?? null, ...page })).users,
    limit,
  )
  for await (const page of pages) {
    const lines = columns(
      output,
      page.map((user) => [user.id, user.name, stateOf(user)]),
    )
    for (const [at, user] of page.entries()) await output.result(user, lines[at]!)
  }
}

/** NOT_FOUND where nobody is known by the id. */
export const userOf = async ({ ask }: CommandContext, id: string): Promise<AdminUserFragment> => {
  const { user } = await ask(AdminUserDocument, { id })
  if (!user) throw new Failure('failed', 'NOT_FOUND', `Nobody is known as ${id}.`, 'id')
  return user
}
