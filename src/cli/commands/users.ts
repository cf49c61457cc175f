import { addEraseCommand } from '../users/erase.ts'
import { addListCommands } from '../users/list.ts'
import { addSuspendCommands } from '../users/suspend.ts'
import { addUpsertCommand } from '../users/upsert.ts'
import type { AddCommand } from '../command.ts'

export const addUsersCommand: AddCommand = (program, perform) => {
  const users = program.command('users').description('Find people, keep them out, make them known, erase them.')
  for (const add of [addListCommands, addSuspendCommands, addEraseCommand, addUpsertCommand]) add(users, perform)
}
