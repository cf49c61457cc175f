import { randomUUID } from 'node:crypto'
import { watchBroadcast } from '../broadcast/watch.ts'
import { withExamples, withServer, type AddCommand } from '../command.ts'
import { people } from '../counted.ts'
import { confirm } from '../confirm.ts'
import { SendBroadcastDocument } from '../generated/documents.ts'
import { misused } from '../failure.ts'
import { readTextArgument } from '../text-argument.ts'
import { withRetryHint } from './send.ts'

interface Options {
  room?: string
  clientId?: string
  watch?: boolean
  yes?: boolean
}

export const addBroadcastCommand: AddCommand = (program, perform) => {
  const broadcast = withServer(program.command('broadcast'))
    .description('Say something to everyone, or to the people in a room.')
    .argument('<text>', '1 to 10,000 characters; - for standard input')
    .option('--room <id>', 'only to this room; left out, to everyone')
    .option('--watch', 'show how many it has reached and how many read it, until all have, or Ctrl-C')
    .option('--yes', 'do not ask before it goes to everyone')
    .option(
      '--client-id <id>',
      'names the broadcast: once more with the same one it is the same broadcast; left out, a new one',
    )
    .action(
      perform(async (context, given: string, { room: roomId, watch, yes, ...options }: Options) => {
        // A script whose variable is empty doesn't mean everyone.
        if (roomId === '') throw misused('--room is empty: leave it out for everyone.', '--room')
        const text = await readTextArgument(context, given)
        if (roomId === undefined) await confirm(context, 'Send it to everyone?', { isGiven: yes })
        const clientId = options.clientId ?? randomUUID()
        const { broadcast, deduplicated } = await withRetryHint(context, clientId, async () => {
          return (await context.ask(SendBroadcastDocument, { input: { clientId, text, roomId: roomId ?? null } }))
            .broadcast
        })
        const { id, room, statistics } = broadcast
        const audience = statistics ? `, ${people(statistics.audience)}` : ''
        await context.output.result(
          { broadcast, deduplicated },
          `${deduplicated ? 'Was sent before' : 'Sent'} to ${room?.name ?? 'everyone'}${audience}: broadcast ${id}.`,
        )
        if (watch) await watchBroadcast(context, id)
      }),
    )
  withExamples(
    broadcast,
    'parley broadcast "We close at six today." --watch',
    'parley broadcast - --room ROOM --client-id closing-2026-11-27 < note.txt',
  )
}
