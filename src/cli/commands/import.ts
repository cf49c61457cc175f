import { readFile } from 'node:fs/promises'
import { withExamples, withServer, type AddCommand } from '../command.ts'
import { failed, misused } from '../failure.ts'
import { createImportApi } from '../import/import-api.ts'
import { emptySummary, importAll } from '../import/importing.ts'
import { createLeftOut } from '../import/left-out.ts'
import type { Mapping } from '../import/mapping.ts'
import { summed } from '../import/summed.ts'

interface Options {
  from?: string
  mapping?: string
  dryRun?: boolean
  leftOut?: string
  printMapping?: boolean
}

export const addImportCommand: AddCommand = (program, perform) => {
  const command = withServer(program.command('import'))
    .description(
      "Take a Socket.IO and mongoose chat's people, conversations and messages over, from its MongoDB. Whatever ends it, the same command completes it: what was taken over is skipped.",
    )
    .option(
      '--from <uri>',
      "the other chat's database, which is only read: mongodb://host/database; else PARLEY_IMPORT_FROM",
    )
    .option(
      '--mapping <file>',
      'what its collections and fields are called, as JSON; left out, what they are usually called',
    )
    .option('--print-mapping', 'print a whole mapping: what is looked for where a file says nothing')
    .option('--dry-run', 'read everything, say what would be taken over and what not, and write nothing')
    .option('--left-out <file>', 'write the messages that are left out there, as JSON Lines: id and reason')
    .action(
      perform(async ({ ask, output, env, signal }, options: Options) => {
        const mapping = await mappingOf(options.mapping)
        if (options.printMapping) return output.result(mapping, ...JSON.stringify(mapping, null, 2).split('\n'))
        const from = options.from ?? env['PARLEY_IMPORT_FROM']
        if (!from) throw misused("Give the other chat's database: --from mongodb://host/database.", '--from')
        // Loaded only here: the database's driver takes longer than all other commands need.
        const { openSource } = await import('../import/source.ts')
        await using source = await openSource(from, mapping).catch((error: Error) => {
          throw failed(error.message, '--from')
        })
        await using leftOut = await createLeftOut(options.leftOut)
        const isDry = options.dryRun === true
        const progress = output.progress({ label: isDry ? 'Reading' : 'Importing', total: await source.count() })
        const summary = emptySummary()
        try {
          await importAll(
            {
              source,
              mapping,
              api: isDry ? null : createImportApi(ask, signal),
              now: new Date(),
              signal,
              onProgress: (messages, upTo) => progress.advance(messages, `up to ${upTo.slice(0, 10)}`),
              onLeftOut: (sourceId, reason) => leftOut.add(sourceId, reason),
            },
            summary,
          )
        } catch (error) {
          progress.clear()
          if (!isDry) output.note(`Not all was read. ${summed(summary, isDry)} The same command goes on from here.`)
          throw error
        }
        progress.stop(isDry ? 'All is read, and nothing was written.' : 'All is read.')
        await output.result(
          { ...summary, isDryRun: isDry, reasons: leftOut.reasons() },
          summed(summary, isDry),
          ...leftOut.lines(),
        )
        if (summary.leftOut > 0) throw failed(`Messages were left out: ${summary.leftOut.toLocaleString('en')}.`)
      }),
    )
  withExamples(
    command,
    'parley import --from mongodb://localhost/oldchat --dry-run',
    'parley import --from mongodb://localhost/oldchat --mapping mapping.json --left-out left-out.jsonl',
    'parley import --print-mapping > mapping.json',
  )
}

const mappingOf = async (file: string | undefined): Promise<Mapping> => {
  // Loaded only here: what checks it takes as long as a small command.
  const { readMapping, usualMapping } = await import('../import/mapping.ts')
  if (file === undefined) return usualMapping
  try {
    return readMapping(await readFile(file, 'utf8'))
  } catch (error) {
    throw misused((error as Error).message, '--mapping')
  }
}
