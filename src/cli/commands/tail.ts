import type { ChatEvent } from '../../client/events.ts'
import { columns } from '../columns.ts'
import { withExamples, withServer, type AddCommand } from '../command.ts'
import { rowOf } from '../tail/row.ts'

export const addTailCommand: AddCommand = (program, perform) => {
  const tail = withServer(program.command('tail'))
    .description(
      "Show the event stream of the token's person as it goes on: when, what, where, who, text. Ctrl-C ends it.",
    )
    .option('--after <cursor>', 'first what came behind this event; left out, from now on')
    .action(
      perform(async ({ server, output, signal }, { after }: { after?: string }) => {
        const { chat, failed } = server({ patienceMs: Infinity })
        let isFirst = after === undefined
        const stopNotes = noteConnections(chat.connection, output.note)
        const events = chat.events({
          ...(after !== undefined && { after }),
          onEvent: async (event: ChatEvent) => output.result(event, columns(output, [rowOf(event)])[0]!),
          onResync: () => {
            // At the start there is nothing to load anew.
            if (!isFirst)
              output.note('The cursor is none of what the server keeps: what came since then is missing here.')
            isFirst = false
          },
          onCaughtUp: (missed) => {
            isFirst = false
            output.note(
              missed > 0 ? `${missed} that were missed. From here on it is live.` : 'From here on it is live.',
            )
          },
        })
        const ended = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
        try {
          await Promise.race([failed, ended])
        } finally {
          events.close()
          stopNotes()
        }
        if (events.cursor) output.note(`To go on from here: parley tail --after ${events.cursor}`)
      }),
    )
  withExamples(tail, 'parley tail', 'parley tail --json --after CURSOR | jq -r .message.text')
}

interface Watched {
  get(): { status: string; reason: string | null }
  subscribe(onChange: () => void): () => void
}

/** A stream that stands still says why. */
const noteConnections = (connection: Watched, note: (text: string) => void): (() => void) => {
  let before = connection.get().status
  return connection.subscribe(() => {
    const { status, reason } = connection.get()
    if (status === 'away' && before === 'connected')
      note(`The connection is lost (${reason ?? 'no reason was given'}). It is tried again.`)
    if (status === 'connected' && before === 'away') note('The connection is back.')
    before = status
  })
}
