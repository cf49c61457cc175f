import { Option } from 'commander'
import { readCount } from '../arguments.ts'
import { columns } from '../columns.ts'
import { withExamples, withServer, type AddCommand } from '../command.ts'
import { misused } from '../failure.ts'
import { ResolveReportDocument, type ReportAction } from '../generated/documents.ts'
import { readMoment } from '../moment.ts'
import { reportOf, reportPages } from '../reports/find.ts'
import { linesOf, rowOf } from '../reports/shown.ts'

const actions = { dismiss: 'DISMISS', 'delete-message': 'DELETE_MESSAGE', 'suspend-sender': 'SUSPEND_SENDER' } as const
const statuses = { open: 'OPEN', resolved: 'RESOLVED', all: null } as const

export const addReportsCommand: AddCommand = (program, perform) => {
  const reports = program.command('reports').description('Look at what was reported, and deal with it.')

  const list = withServer(reports.command('list'))
    .description('List reports, newest first: id, when, who wrote it, who reported it, why, and what it said.')
    .addOption(new Option('--status <status>', 'which ones').choices(Object.keys(statuses)).default('open'))
    .option('--limit <count>', 'as many at most; left out, all', readCount)
    .action(
      perform(async ({ ask, output }, options: { status: keyof typeof statuses; limit?: number }) => {
        for await (const page of reportPages(ask, statuses[options.status], options.limit)) {
          const lines = columns(output, page.map(rowOf))
          for (const [at, report] of page.entries()) await output.result(report, lines[at]!)
        }
      }),
    )
  withExamples(list, 'parley reports list', 'parley reports list --status resolved --limit 10 --json')

  const show = withServer(reports.command('show'))
    .description('Show a report: the message as it was and as it is, who reported it and why, what was done.')
    .argument('<id>', 'the report')
    .action(
      perform(async ({ ask, output }, id: string) => {
        const report = await reportOf(ask, id)
        await output.result(report, ...linesOf(report))
      }),
    )
  withExamples(show, 'parley reports show REPORT')

  const resolve = withServer(reports.command('resolve'))
    .description('Deal with a report.')
    .argument('<id>', 'the report')
    .addOption(
      new Option('--action <action>', 'what is to be done').choices(Object.keys(actions)).makeOptionMandatory(),
    )
    .option('--note <text>', 'why, for other admins; who is suspended is told it too')
    .option('--until <when>', 'with suspend-sender: a duration such as 7d, or a date; left out, until restored')
    .action(
      perform(async ({ ask, output }, reportId: string, { action, note, until }: ResolveOptions) => {
        if (until !== undefined && action !== 'suspend-sender')
          throw misused('--until is for --action suspend-sender.', '--until')
        const variables = {
          reportId,
          action: actions[action] satisfies ReportAction,
          note: note ?? null,
          suspendUntil: until === undefined ? null : readMoment(until, '--until').toISOString(),
        }
        const { report } = (await ask(ResolveReportDocument, variables)).resolveReport
        await output.result(report, `${said[action]} Report ${report.id} is resolved.`)
      }),
    )
  withExamples(
    resolve,
    'parley reports resolve REPORT --action dismiss',
    'parley reports resolve REPORT --action suspend-sender --until 7d --note "Insults, twice"',
  )
}

interface ResolveOptions {
  action: keyof typeof actions
  note?: string
  until?: string
}

const said = {
  dismiss: 'Nothing was done about the message.',
  'delete-message': 'The message is deleted.',
  'suspend-sender': 'Who sent the message is suspended.',
}
