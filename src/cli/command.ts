import type { Command } from 'commander'
import { createContext, defaultUrl, type CommandContext, type SharedOptions, type Surroundings } from './context.ts'

/**
 * Makes of a command's work what commander calls: the work is given a context, then the command's arguments, then its own
 * options. What it rejects with becomes the exit code.
 */
export type Perform = <Given extends unknown[]>(
  work: (context: CommandContext, ...given: Given) => Promise<void>,
) => (...given: [...Given, Command]) => Promise<void>

/** A file in `commands/`: adds one command, or a group of them. */
export type AddCommand = (program: Command, perform: Perform) => void

export const createPerform =
  (surroundings: Surroundings): Perform =>
  (work) =>
  async (...given) => {
    const command = given.at(-1) as Command
    await using context = createContext(surroundings, command.optsWithGlobals<SharedOptions>())
    await work(context, ...(given.slice(0, -1) as never))
  }

/** For a command that asks a server. */
export const withServer = (command: Command): Command =>
  command
    .option('--url <address>', `the server's address; else PARLEY_URL, else ${defaultUrl}`)
    .option('--token-file <file>', "a file with an admin's token, - for standard input; else PARLEY_TOKEN")

/** Shown below a command's help. */
export const withExamples = (command: Command, ...examples: string[]): Command =>
  command.addHelpText('after', `\nExamples:\n${examples.map((example) => `  ${example}`).join('\n')}`)
