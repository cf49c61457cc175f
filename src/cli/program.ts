import { Command } from 'commander'
import { version } from '../kernel/version.ts'
import type { Perform } from './command.ts'
import { addBroadcastCommand } from './commands/broadcast.ts'
import { addDoctorCommand } from './commands/doctor.ts'
import { addExportCommand } from './commands/export.ts'
import { addImportCommand } from './commands/import.ts'
import { addReportsCommand } from './commands/reports.ts'
import { addSendCommand } from './commands/send.ts'
import { addStartCommand } from './commands/start.ts'
import { addTailCommand } from './commands/tail.ts'
import { addTokenCommand } from './commands/token.ts'
import { addUsersCommand } from './commands/users.ts'

/** In the order of the help. */
const commands = [
  addStartCommand,
  addTokenCommand,
  addSendCommand,
  addBroadcastCommand,
  addTailCommand,
  addUsersCommand,
  addReportsCommand,
  addExportCommand,
  addImportCommand,
  addDoctorCommand,
]

/** The program `parley`. It throws a CommanderError instead of ending the process, and writes no error itself. */
export const createProgram = (perform: Perform): Command => {
  const program = new Command('parley')
    .description('Runs a Parley, and does what its admins do.')
    .version(version)
    .option('--json', 'give JSON: one document, or one a line for what is a list; errors too')
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .configureHelp({ showGlobalOptions: true })
    .addHelpText(
      'after',
      `
Commands ask a server as the person of a token: PARLEY_URL and PARLEY_TOKEN, or their options, say which and whose.
Exit codes: 0 done, 1 refused or failed, 2 used wrongly, 3 the server can't be reached, 130 interrupted.`,
    )
  for (const add of commands) add(program, perform)
  return program
}
