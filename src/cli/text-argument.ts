import type { CommandContext } from './context.ts'
import { misused } from './failure.ts'

/** More than any text of the API may have. */
const mostBytes = 200_000

/** A text as it was given; `-` is what standard input has. */
export const readTextArgument = async ({ input, signal }: CommandContext, given: string): Promise<string> => {
  if (given !== '-') return given
  const chunks: Buffer[] = []
  let bytes = 0
  const stdin = input()
  const stop = (): void => void stdin.destroy(signal.reason as Error)
  signal.addEventListener('abort', stop)
  try {
    for await (const chunk of stdin) {
      bytes += (chunk as Buffer).length
      if (bytes > mostBytes) throw misused('Standard input has more than a text may have.', 'text')
      chunks.push(chunk as Buffer)
    }
  } finally {
    signal.removeEventListener('abort', stop)
  }
  return Buffer.concat(chunks).toString('utf8')
}
