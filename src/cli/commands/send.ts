import { randomUUID } from 'node:crypto'
import { ParleyError } from '../../client/errors.ts'
import { withExamples, withServer, type AddCommand } from '../command.ts'
import { Failure } from '../failure.ts'
import { SendAdminMessageDocument } from '../generated/documents.ts'
import { readTextArgument } from '../text-argument.ts'

export const addSendCommand: AddCommand = (program, perform) => {
  const send = withServer(program.command('send'))
    .description('Write to a person as an admin; no block stops it.')
    .argument('<id>', 'the person')
    .argument('<text>', '1 to 10,000 characters; - for standard input')
    .option(
      '--client-id <id>',
      'names the message: once more with the same one it is the same message; left out, a new one',
    )
    .action(
      perform(async (context, recipientId: string, given: string, options: { clientId?: string }) => {
        const text = await readTextArgument(context, given)
        const clientId = options.clientId ?? randomUUID()
        const { message, deduplicated } = await withRetryHint(context, clientId, async () => {
          return (await context.ask(SendAdminMessageDocument, { input: { recipientId, clientId, text } }))
            .sendAdminMessage
        })
        const { id, seq, conversation } = message
        await context.output.result(
          { message, deduplicated },
          `${deduplicated ? 'Was sent before' : 'Sent'} to ${conversation.peer?.name ?? recipientId} (${recipientId}): message ${id}, number ${seq} of ${conversation.id}.`,
        )
      }),
    )
  withExamples(send, 'parley send ann "Your order is ready."', 'parley send ann - --client-id order-4711 < letter.txt')
}

const unknownOutcomes = ['UNAVAILABLE', 'CONNECTION_LOST', 'INTERRUPTED']

/** Where nobody knows whether it was done, the same clientId makes trying again safe. */
export const withRetryHint = async <Done>(
  { output }: { output: { note(text: string): void } },
  clientId: string,
  work: () => Promise<Done>,
): Promise<Done> => {
  try {
    return await work()
  } catch (error) {
    const code = error instanceof ParleyError || error instanceof Failure ? error.code : null
    if (code !== null && unknownOutcomes.includes(code))
      output.note(`It may have been done: try again with --client-id ${clientId}, and it isn't done twice.`)
    throw error
  }
}
