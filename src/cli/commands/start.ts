import { withExamples, type AddCommand } from '../command.ts'

/** The server has signals, exit codes and words of its own: see src/start.ts. */
export const addStartCommand: AddCommand = (program) => {
  const start = program
    .command('start')
    .description('Run the server, with the settings of the environment and of .env. Ctrl-C stops it.')
    .action(async () => {
      await import('../../start.ts')
    })
  withExamples(start, 'parley start', 'PORT=8080 DATA_DIR=/var/lib/parley parley start')
}
