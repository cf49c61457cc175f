import { batchesOf } from '../batches.ts'
import { withExamples, withServer, type AddCommand } from '../command.ts'
import { people } from '../counted.ts'
import { misused } from '../failure.ts'
import { UpsertUsersDocument, type UpsertUserInput } from '../generated/documents.ts'
import { readJsonLines, type JsonLine } from '../json-lines.ts'

/** As many as the API takes in one call. */
const most = 1000

export const addUpsertCommand: AddCommand = (users, perform) => {
  const upsert = withServer(users.command('upsert'))
    .description('Make people known, or renew what is known of them. Once more it changes nothing.')
    .argument('<file>', 'JSON Lines, {"id", "name", "avatarUrl"} each, - for standard input')
    .action(
      perform(async ({ ask, output, input, signal }, file: string) => {
        const progress = output.progress({ label: 'Making people known' })
        let count = 0
        try {
          const given = peopleOf(readJsonLines(file, { stdin: input, signal, argument: 'file' }))
          for await (const batch of batchesOf(given, { most })) {
            await ask(UpsertUsersDocument, { input: batch })
            count += batch.length
            progress.advance(batch.length)
          }
        } catch (error) {
          progress.clear()
          if (count > 0) output.note(`Made known before it ended: ${people(count)}.`)
          throw error
        }
        progress.stop(`Known: ${people(count)}.`)
        if (output.isJson) await output.result({ upserted: count })
      }),
    )
  withExamples(
    upsert,
    'parley users upsert people.jsonl',
    `echo '{"id": "ann", "name": "Ann"}' | parley users upsert -`,
  )
}

const known = ['id', 'name', 'avatarUrl']

async function* peopleOf(lines: AsyncIterable<JsonLine>): AsyncGenerator<UpsertUserInput> {
  for await (const { number, value } of lines) {
    const wrong = (why: string) => misused(`Line ${number} ${why}.`, 'file')
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong('is no person')
    const { id, name, avatarUrl } = value as Record<string, unknown>
    const unknown = Object.keys(value).find((key) => !known.includes(key))
    if (unknown !== undefined) throw wrong(`has ${unknown}, which is none of ${known.join(', ')}`)
    if (typeof id !== 'string' || typeof name !== 'string')
      throw wrong('has to have an id and a name, both of them texts')
    if (avatarUrl !== undefined && avatarUrl !== null && typeof avatarUrl !== 'string')
      throw wrong('has an avatarUrl that is no text')
    yield { id, name, ...(avatarUrl !== undefined && { avatarUrl }) }
  }
}
