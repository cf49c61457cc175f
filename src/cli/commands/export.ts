import { withExamples, withServer, type AddCommand } from '../command.ts'
import { failed, misused } from '../failure.ts'
import { exportPages, linesOf, type Exported } from '../export/exporting.ts'
import { openKeptLines } from '../export/kept-lines.ts'
import { toJson } from '../harmless.ts'

interface Options {
  conversation?: string
  user?: string
  out?: string
  after?: string
}

export const addExportCommand: AddCommand = (program, perform) => {
  const command = withServer(program.command('export'))
    .description(
      "Write all messages of a conversation, or all that a person has sent, as JSON Lines, oldest first, tombstones among them. Every page is in the server's audit log.",
    )
    .option('--conversation <id>', 'the messages of this conversation')
    .option('--user <id>', 'the messages that this person has sent')
    .option(
      '--out <file>',
      'write there, behind what an earlier export of the same has written; left out: on standard output',
    )
    .option('--after <cursor>', 'on standard output: only what is behind the line with this cursor')
    .action(
      perform(async ({ ask, output, signal }, { conversation, user, out, after }: Options) => {
        const what = whose(conversation, user)
        if (out !== undefined && after !== undefined)
          throw misused('Give --out, which goes on behind its last line, or --after: not both.', '--after')
        await using kept = out === undefined ? null : await openKeptLines(out, linesOf(what)).catch(asFailure)
        const begin = kept?.place ?? after ?? null
        if (kept?.place) output.note(`${out} is there: going on behind its last message.`)
        const progress = output.progress({ label: 'Exporting' })
        let count = 0
        try {
          for await (const page of exportPages(ask, what, begin, signal)) {
            const text = page.map((line) => `${toJson(line)}\n`).join('')
            if (kept) await kept.write(text)
            else for (const line of page) await output.result(line)
            count += page.length
            progress.advance(page.length, `up to ${page.at(-1)!.createdAt.slice(0, 10)}`)
          }
        } catch (error) {
          progress.clear()
          if (kept)
            output.note(`${count.toLocaleString('en')} messages were written. The same command goes on from here.`)
          throw error
        }
        progress.stop(`${count.toLocaleString('en')} messages were written.`)
        if (kept && output.isJson) await output.result({ exported: count, out })
      }),
    )
  withExamples(
    command,
    'parley export --conversation 5uTb1RZ7cNVyJxLn0a3e --out conversation.jsonl',
    "parley export --user ann | jq -r '[.createdAt, .text] | @tsv'",
  )
}

const whose = (conversationId?: string, userId?: string): Exported => {
  if ((conversationId === undefined) === (userId === undefined))
    throw misused('Give --conversation or --user: one of the two.', '--conversation')
  return conversationId === undefined ? { userId: userId! } : { conversationId }
}

const asFailure = (error: Error): never => {
  throw failed(`The file of --out can't be used: ${error.message}`, '--out')
}
