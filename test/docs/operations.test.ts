import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { settingNames } from '../../src/kernel/settings.ts'
import { startChat } from '../support/chat.ts'
import { readMetrics } from '../support/metrics.ts'

const page = await readFile('docs/operations.md', 'utf8')
const section = (heading: string): string => page.split(`\n## ${heading}\n`)[1]!.split('\n## ')[0]!
/** The first cells of a section's tables, and what stands in code in each cell. */
const rows = (heading: string): string[][][] =>
  [...section(heading).matchAll(/^\| (.*) \|$/gm)].map(([, line]) =>
    line!.split(' | ').map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code!)),
  )

test('operations.md has every metric that there is, with its kind and its labels, and no other', async () => {
  await using chat = await startChat({ metrics: { isOpen: true } })
  const [ann, bob] = await chat.users('ann', 'bob')
  const phone = await bob.events()
  await phone.next()
  await ann.sends(bob, 'hello')
  await phone.next()
  await phone.client.close()
  await ann.ask('{ nothing }')
  const { types, labels } = await readMetrics(chat.url, {})

  const kinds = [...section('Metrics').matchAll(/^\| `(\w+)` \| (\w+), /gm)].map(([, ...each]) => each.join(' '))
  const there = [...types].map((each) => each.join(' ')).filter((each) => each.startsWith('parley_'))
  expect(kinds.sort()).toEqual(there.sort())
  const labelled = rows('Metrics').flatMap(([names, , labels]) => (names?.[0] ? [[names[0], labels!.toSorted()]] : []))
  const seen = (name: string) => [...labels(name), ...labels(`${name}_bucket`)].filter((label) => label !== 'le')
  expect(labelled).toEqual(labelled.map(([name]) => [name, [...new Set(seen(String(name)))].sort()]))
  const named = [...page.matchAll(/`((?:parley|process|nodejs)_\w+)`/g)].map(([, name]) => name!)
  expect(named.filter((name) => !types.has(name))).toEqual([])
})

test('it says of every alert what to do, and of no other', async () => {
  const alerts = [...(await readFile('deploy/alerts.yml', 'utf8')).matchAll(/- alert: (\w+)/g)].map(([, name]) => name)
  expect([...section('Alerts').matchAll(/^### (\w+)\n\n\S[^]*?\n\n- /gm)].map(([, name]) => name)).toEqual(alerts)
})

test('it has the rows of the dashboard', async () => {
  const { panels } = JSON.parse(await readFile('deploy/grafana-dashboard.json', 'utf8')) as {
    panels: { type: string; title: string }[]
  }
  const titles = panels.filter(({ type }) => type === 'row').map(({ title }) => title)
  const table = section('Metrics').split('\n### The dashboard\n')[1]!
  expect([...table.matchAll(/^\| ([A-Z][\w ]+) \| .*\? \|$/gm)].map(([, title]) => title)).toEqual(titles)
})

test('it has every sentence that the server logs, and none that it doesn’t', async () => {
  const logged = new Set<string>()
  const files = await readdir('src', { recursive: true })
  for (const file of files.filter((name) => name.endsWith('.ts') && !/^(client|cli)\//.test(name)))
    for (const [, sentence] of (await readFile(join('src', file), 'utf8')).matchAll(
      /\b(?:onTrouble|onProgress|logger\.\w+)\(\s*(?:\{[^{}]*\},\s*)?'([^']+)'/g,
    ))
      logged.add(sentence!)
  expect(logged.size).toBeGreaterThan(30)
  expect(
    rows('The log')
      .flatMap(([sentences]) => sentences!.filter((text) => text.endsWith('.')))
      .sort(),
  ).toEqual([...logged].sort())
})

test('the settings that it and the files in deploy/ name are settings', async () => {
  const files = await Promise.all(['parley.service', 'nginx.conf'].map((name) => readFile(`deploy/${name}`, 'utf8')))
  const named = [page, ...files].flatMap((text) => text.match(/\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/g) ?? [])
  // Codes of errors, and what Node itself reads.
  const others = /^(NODE_ENV|INTERNAL_SERVER_ERROR|NOT_FOUND|BAD_USER_INPUT)$/
  expect(named.filter((name) => !settingNames.includes(name) && !others.test(name))).toEqual([])
  expect(named.length).toBeGreaterThan(20)
})

test('the files that it links to are there', async () => {
  const links = [...page.matchAll(/\]\((\.\.\/[^)#]+|[\w-]+\.md)/g)].map(([, path]) => join('docs', path!))
  for (const path of new Set(links)) expect((await readFile(path)).length).toBeGreaterThan(0)
})
