// Goes through the open reports, resolves those that a rule is enough for, and leaves the others to people.
// node sweep.mjs, or node sweep.mjs --dry-run
import { ask } from './ask.mjs'

const isDryRun = process.argv.includes('--dry-run')
const inAWeek = () => new Date(Date.now() + 7 * 24 * 3600 * 1000).toISOString()

// Yours: what is done about a report; null where somebody has to look.
const decide = ({ text, message }) => {
  if (message.deletedAt) return { action: 'DISMISS', note: 'Its sender has deleted it.' }
  const links = (text ?? '').match(/\bhttps?:\/\/[^\s/]+/gi) ?? []
  if (links.some((link) => link !== 'https://shop.example.com'))
    return { action: 'DELETE_MESSAGE', note: 'A link to elsewhere.' }
  if (/\bbitcoin\b/i.test(text ?? ''))
    return { action: 'SUSPEND_SENDER', suspendUntil: inAWeek(), note: 'Advertising.' }
  return null
}

const page = `query ($after: String) {
  reports(first: 100, after: $after, status: OPEN) {
    nodes { id text reason message { deletedAt sender { id name } } }
    pageInfo { hasNextPage endCursor }
  }
}`
const resolve = `mutation ($reportId: ID!, $action: ReportAction!, $suspendUntil: DateTime, $note: String) {
  resolveReport(reportId: $reportId, action: $action, suspendUntil: $suspendUntil, note: $note) { report { id } }
}`

const did = { DISMISS: 0, DELETE_MESSAGE: 0, SUSPEND_SENDER: 0, left: 0 }
let after = null
do {
  const { reports } = await ask(page, { after })
  for (const report of reports.nodes) {
    const decision = decide(report)
    const what = decision?.action ?? 'left'
    // As JSON: what people write may have characters in it that a terminal obeys.
    console.log(
      what,
      report.id,
      JSON.stringify({ by: report.message.sender.name, text: report.text, reason: report.reason }),
    )
    did[what]++
    if (!decision || isDryRun) continue
    await ask(resolve, { reportId: report.id, ...decision }).catch((error) => {
      // Another admin was faster, or an attempt of ours whose answer was lost.
      if (error.code !== 'CONFLICT') throw error
      console.log('resolved already', report.id)
    })
  }
  after = reports.pageInfo.hasNextPage ? reports.pageInfo.endCursor : null
} while (after)
console.log(isDryRun ? 'It would be:' : 'Done:', JSON.stringify(did))
