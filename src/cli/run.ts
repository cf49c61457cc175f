import { createPerform } from './command.ts'
import type { Surroundings } from './context.ts'
import { describe } from './failure.ts'
import { harmless, toJson } from './harmless.ts'
import { createProgram } from './program.ts'

/** Runs a command line; resolves to the exit code. */
export const run = async (args: string[], surroundings: Surroundings): Promise<number> => {
  const { stdout, stderr } = surroundings
  for (const stream of [stdout, stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // Who reads it has enough, as `head` has.
      if (error.code === 'EPIPE') process.exit(0)
      throw error
    })
  try {
    await createProgram(createPerform(surroundings)).parseAsync(args, { from: 'user' })
    return 0
  } catch (error) {
    const { exitCode, code, message, argument, stack } = describe(error)
    if (exitCode === 0) return 0
    // What commander says by itself: the help in the place of a command.
    if (message !== '(outputHelp)')
      stderr.write(
        args.includes('--json') ? `${toJson({ error: { code, message, argument } })}\n` : said(message, stack),
      )
    return exitCode
  }
}

/** A sentence is all that helps whoever used it; anything else is ours, and comes with its stack. */
const said = (message: string, stack?: string): string => `${(stack ?? message).split('\n').map(harmless).join('\n')}\n`
