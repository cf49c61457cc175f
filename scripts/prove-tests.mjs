#!/usr/bin/env node
// Switches one safeguard after the other off, each in a copy of the project, and runs the tests that are to notice.
// A test that stays green without what it guards proves nothing. `npm run prove-tests [-- name …]`; minutes, by hand.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

const root = new URL('..', import.meta.url).pathname

/** What is switched off, where, and which test file is to fail. */
const safeguards = [
  {
    name: 'transaction',
    what: 'a batch is written without its transaction',
    file: 'src/store/commit/transaction.ts',
    change: [
      [/session\.startTransaction\([^)]*\)/, ''],
      [/await session\.commitTransaction\(\)/, ''],
      [/const aborted = session\.abortTransaction\(\)\.catch\(\(\) => \{\}\)/, 'const aborted = session'],
      [/, ?\{ session \}/g, ''],
      [/\{ session, ordered: false \}/g, '{ ordered: false }'],
    ],
    test: 'test/reliability/two-processes.test.ts',
  },
  {
    name: 'fencing',
    what: 'a lane is written without asking whose it is',
    file: 'src/store/commit/transaction.ts',
    change: [[/\{ _id: lane\.id, owner: lane\.owner, n: lane\.n, fence: lane\.fence \}/, '{ _id: lane.id }']],
    test: 'test/reliability/lanes.test.ts',
  },
  {
    name: 'compare-and-set',
    what: 'a conversation is written whatever its rev',
    file: 'src/store/schemas.ts',
    change: [[/revAsExpected = \{ \$expr: \{ \$eq: \['\$rev', '\$expectedRev'\] \} \}/, 'revAsExpected = {}']],
    test: 'test/reliability/lanes.test.ts',
  },
  {
    name: 'dep',
    what: 'an entry is delivered without waiting for the one before it in its conversation',
    file: 'src/store/log/frontier.ts',
    change: [[/\(queue\[i\]!\.dep === 0 \|\| covering\(positions, queue\[i\]!\.dep\)\)/, 'queue[i]']],
    test: 'test/reliability/two-processes.test.ts',
  },
  {
    name: 'frontier',
    what: 'a stream joins a moment after it has fixed the frontier',
    file: 'src/realtime/follow.ts',
    change: [
      [
        /if \(!reader\.ended\) hub\.subscribe\(userId, reader\)/,
        'setTimeout(() => reader.ended || hub.subscribe(userId, reader), 3)',
      ],
    ],
    test: 'test/reliability/join.test.ts',
  },
  {
    name: 'heads',
    what: 'nobody looks at the heads of the other lanes',
    file: 'src/store/log/frontier.ts',
    change: [
      [/const timer = setInterval\(lookSafely, options\.lookEveryMs\)/, 'const timer = setInterval(() => {}, 1e6)'],
    ],
    test: 'test/reliability/two-processes.test.ts',
  },
  {
    name: 'going back',
    what: 'an event whose execution failed is skipped',
    file: 'src/server/graphql/results.ts',
    change: [[/source\.goBack\(\)/, '']],
    test: 'test/reliability/streams.test.ts',
  },
  {
    name: 'sharing',
    what: 'what depends on who asks is shown to all as to the first',
    file: 'src/server/graphql/documents.ts',
    change: [[/isShareable = false/, 'isShareable = true']],
    test: 'test/realtime/shared-execution.test.ts',
  },
  {
    name: 'heads first',
    what: 'a replay takes what it is given for all that there is',
    file: 'src/store/log/read-together.ts',
    change: [[/if \(behind\) throw .*/, '']],
    test: 'test/reliability/behind.test.ts',
  },
  {
    name: 'rows as new',
    what: 'an event is looked at with rows that are older than it',
    file: 'src/realtime/still-theirs.ts',
    change: [[/ \|\| row\.rev < entry\.rev\)/, ')']],
    test: 'test/reliability/behind.test.ts',
  },
  {
    name: 'floor',
    what: 'a replay does not look at the floors',
    file: 'src/store/log/replay.ts',
    change: [[/throw new BelowFloor\(\)/, '{}']],
    test: 'test/reliability/streams.test.ts',
  },
  {
    name: 'once',
    what: 'a clientId may be used twice',
    file: 'src/store/schemas.ts',
    change: [[/\{ unique: true, name: sentOnceIndex \}/, '{ name: sentOnceIndex }']],
    test: 'test/reliability/lanes.test.ts',
  },
  {
    name: 'presence lease',
    what: 'a process’s people stay online whether it lives or not',
    file: 'src/presence/status.ts',
    change: [[/leaseUntil !== null && leaseUntil\.getTime\(\) \+ slackMs > now\.getTime\(\)/, 'leaseUntil !== null']],
    test: 'test/presence/processes.test.ts',
  },
  {
    name: 'grace',
    what: 'who leaves is offline at once',
    file: 'src/kernel/grace.ts',
    change: [
      [/Math\.max\(first \+ ms - performance\.now\(\), 0\)/, '0'],
      [/since \+ ms > now/, 'since > now'],
    ],
    test: 'test/presence/status.test.ts',
  },
]

const chaosTest = 'test/chaos/chaos.test.ts'

/** Those without which the run of faults has to find fault, too: what its checker says is shown. */
const chaotic = [
  {
    name: 'catch-up',
    what: 'a stream that comes back begins with what happens now',
    file: 'src/realtime/follow.ts',
    change: [[/if \(covers\(from, to\)\) return/, 'if (covers(from, to) || true) return']],
  },
  {
    name: 'transaction',
    what: 'messages are written beside the transaction of their batch',
    file: 'src/store/commit/transaction.ts',
    change: [[/(await into\.insertMany\(added as [^,]*), \{ session \}\)/, '$1)']],
  },
  safeguards.find(({ name }) => name === 'fencing'),
].map((each) => ({ ...each, name: `${each.name} (chaos)`, test: chaosTest }))

/** What a copy does without. */
const leftBehind = new Set(['node_modules', '.git', '.parley'])

/** Some safeguards are noticed by what then never comes: such a test ends sooner than others may. */
const hanging = ['--testTimeout=120000']
const longestMs = 900_000
/** Of what the checker says. */
const shown = 12

const wanted = process.argv.slice(2)
const isWanted = ({ name }) => wanted.length === 0 || wanted.includes(name)
let unnoticed = 0
console.log('| switched off | what | noticed by |\n|---|---|---|')
for (const { name, what, file, change, test } of [...safeguards, ...chaotic].filter(isWanted)) {
  const copy = mkdtempSync(join(tmpdir(), 'parley-without-'))
  try {
    cpSync(root, copy, { recursive: true, filter: (path) => !leftBehind.has(basename(path)) })
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
    const path = join(copy, file)
    const before = readFileSync(path, 'utf8')
    const after = change.reduce((text, [from, to]) => text.replace(from, to), before)
    if (after === before) throw new Error(`${name}: nothing was found to switch off in ${file}`)
    writeFileSync(path, after)
    const run = spawnSync(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', 'run', test, '--reporter=json', '--outputFile=report.json', ...hanging],
      {
        cwd: copy,
        encoding: 'utf8',
        timeout: longestMs,
        env: { ...process.env, FORCE_COLOR: '0', CHAOS_MINUTES: '1.5', CHAOS_REPORT: join(copy, 'chaos.json') },
      },
    )
    const report = join(copy, 'report.json')
    if (!existsSync(report)) throw new Error(`${name}: the tests did not run: ${run.stdout}${run.stderr}`)
    const { numTotalTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    if (numTotalTests === 0) throw new Error(`${name}: no test ran: ${run.stderr}`)
    const failed = testResults.flatMap((result) => result.assertionResults).filter(({ status }) => status === 'failed')
    if (failed.length === 0) unnoticed++
    console.log(
      `| ${name} | ${what} | ${failed.length > 0 ? failed.map(({ title }) => title).join('; ') : `**nothing** (${test})`} |`,
    )
    const chaos = join(copy, 'chaos.json')
    if (test === chaosTest && !existsSync(chaos)) console.log(`  - ${failed[0]?.failureMessages[0]?.split('\n')[0]}`)
    if (existsSync(chaos))
      for (const said of JSON.parse(readFileSync(chaos, 'utf8')).violations.slice(0, shown)) console.log(`  - ${said}`)
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}
process.exit(unnoticed > 0 ? 1 : 0)
