import type { Command } from 'commander'
import { withExamples, type AddCommand } from '../command.ts'
import { toJson } from '../harmless.ts'

/** The server has signals, exit codes and words of its own: see src/start.ts. */
export const addStartCommand: AddCommand = (program) => {
  const command = program
    .command('start')
    .description(
      'Run the server, with the settings of the environment and of .env. Ctrl-C stops it. With --json it says once where it serves, when it does.',
    )
    .action(async (_options: object, command: Command) => {
      const { start, startInWords } = await import('../../start.ts')
      if (!command.optsWithGlobals<{ json?: boolean }>().json) return startInWords()
      return start({
        say: () => {},
        ready: ({ url, data, mongod, startedInMs, pid, demo }) =>
          console.log(
            toJson({ url, graphql: `${url}/graphql`, data, mongod, startedInMs: Math.round(startedInMs), pid, demo }),
          ),
      })
    })
  withExamples(command, 'parley start', 'PORT=8080 DATA_DIR=/var/lib/parley parley start')
}
