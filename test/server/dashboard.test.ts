import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { startChat } from '../support/chat.ts'
import { readMetrics } from '../support/metrics.ts'

interface Dashboard {
  panels: { type: string; title: string; gridPos: Record<string, number>; targets?: { expr: string }[] }[]
}

/** Functions, and words of the query language. */
const notNames = new Set(['sum', 'rate', 'by', 'le', 'max', 'topk', 'increase', 'and', 'histogram_quantile', 'for'])

/** The metrics and the labels that an expression of PromQL names. */
const namesIn = (expression: string) => {
  const labels = [
    ...[...expression.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list]) => list!.split(/, */)),
    ...[...expression.matchAll(/([a-z_]+) *=~?"/g)].map(([, label]) => label!),
  ]
  const bare = expression.replaceAll(/\bby \([^)]*\)|\{[^}]*\}|\[[^\]]*\]/g, ' ')
  const metrics = [...bare.matchAll(/\b[a-z_][a-z0-9_]+/g)].map(([name]) => name).filter((name) => !notNames.has(name))
  return { metrics, labels }
}

test('every metric and label of the dashboard and of the alerts is one that there is', async () => {
  const dashboard = JSON.parse(await readFile('deploy/grafana-dashboard.json', 'utf8')) as Dashboard
  const alerts = [...(await readFile('deploy/alerts.yml', 'utf8')).matchAll(/^ +expr: (.*)$/gm)].map(
    ([, expr]) => expr!,
  )
  const expressions = [...dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)), ...alerts]
  expect(expressions.length).toBeGreaterThan(30)

  await using chat = await startChat({ metrics: { isOpen: true } })
  const [ann, bob] = await chat.users('ann', 'bob')
  const phone = await bob.events()
  await phone.next()
  await ann.sends(bob, 'hello')
  await phone.next()
  await phone.client.close()
  await ann.ask('{ nothing }')
  const { types, labels } = await readMetrics(chat.url, {})

  const used = expressions.map(namesIn)
  const known = [...types].flatMap(([name, type]) =>
    type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
  )
  // Prometheus' own.
  expect([...new Set(used.flatMap(({ metrics }) => metrics))].filter((name) => !known.includes(name))).toEqual(['up'])
  const own = new Set(['instance', 'job', ...known.flatMap((name) => [...labels(name)])])
  expect(used.flatMap(({ labels }) => labels).filter((label) => !own.has(label))).toEqual([])
  // And the other way round: nothing is measured that nobody would see.
  const shown = new Set(used.flatMap(({ metrics }) => metrics.map((name) => name.replace(/_(bucket|sum|count)$/, ''))))
  expect([...types.keys()].filter((name) => name.startsWith('parley_') && !shown.has(name))).toEqual([])
})

test('no two panels of the dashboard lie on each other', async () => {
  const { panels } = JSON.parse(await readFile('deploy/grafana-dashboard.json', 'utf8')) as Dashboard
  const taken = new Set<string>()
  const twice = panels.flatMap(({ title, gridPos: { x, y, w, h } }) =>
    Array.from({ length: w! * h! }, (_, i) => `${x! + (i % w!)} ${y! + Math.floor(i / w!)}`).filter(
      (cell) => taken.size === taken.add(cell).size && title,
    ),
  )
  expect(twice).toEqual([])
})
