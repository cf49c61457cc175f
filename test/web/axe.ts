import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { expect } from 'vitest'
import type { PageWindow } from './page.ts'

interface Axe {
  axe: { run(options: object): Promise<{ violations: Violation[] }> }
}

interface Violation {
  id: string
  impact: string | null
  nodes: { html: string; failureSummary: string }[]
}

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Nothing that would keep somebody from using the page as it is shown now, as far as axe-core can tell. */
export const expectAccessible = async ({ page }: PageWindow): Promise<void> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await source)
  const { violations } = await page.evaluate(() => (window as never as Axe).axe.run({ resultTypes: ['violations'] }))
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(
    serious.map(({ id, nodes }) => ({ id, in: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`) })),
  ).toEqual([])
}
