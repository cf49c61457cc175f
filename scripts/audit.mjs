// `npm run audit`: fails where `npm audit` finds what SECURITY.md doesn't answer. `--report FILE`: a report that is there already.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** The advisories of a report of npm's, each with its package and how bad it is. */
const advisoriesIn = ({ vulnerabilities = {} }) => {
  const found = new Map()
  for (const { via } of Object.values(vulnerabilities))
    for (const each of via) {
      if (typeof each === 'string') continue
      const id = /GHSA-[\w-]+/.exec(each.url ?? '')?.[0] ?? String(each.source)
      found.set(id, { id, name: each.name, severity: each.severity, title: each.title })
    }
  return [...found.values()]
}

const reportOf = (file) => {
  if (file !== undefined) return readFileSync(file, 'utf8')
  const { stdout, stderr } = spawnSync('npm', ['audit', '--json'], { cwd: root, encoding: 'utf8' })
  return stdout || stderr
}

const readReport = (text) => {
  try {
    const report = JSON.parse(text)
    if (report.vulnerabilities) return report
  } catch {
    // Said below.
  }
  return fail(`The registry didn't answer for known weaknesses, so that nothing can be said: ${text.slice(0, 300)}`)
}

const fail = (sentence) => {
  console.error(sentence)
  process.exit(2)
}

const at = process.argv.indexOf('--report')
const report = readReport(reportOf(at < 0 ? undefined : process.argv[at + 1]))
const answered = readFileSync(join(root, 'SECURITY.md'), 'utf8')
const open = advisoriesIn(report).filter(({ id }) => !answered.includes(`| ${id} |`))
for (const { id, name, severity, title } of open) console.error(`${id} (${severity}) in ${name}: ${title}`)
console.log(open.length === 0 ? 'Nothing is known that SECURITY.md does not answer.' : `${open.length} not answered.`)
process.exit(open.length === 0 ? 0 : 1)
