import { mkdir, writeFile } from 'node:fs/promises'
import { plotSvg, type Plot } from './plot.ts'

const results = new URL('./results/', import.meta.url)

/** Writes what was measured to bench/results: for people, for programs, and as pictures. */
export const keep = async (name: string, report: string, raw: object | null, plots: Record<string, Plot> = {}) => {
  await mkdir(results, { recursive: true })
  await writeFile(new URL(`${name}.md`, results), report)
  if (raw) await writeFile(new URL(`${name}.json`, results), `${JSON.stringify(raw, null, 2)}\n`)
  for (const [file, plot] of Object.entries(plots)) await writeFile(new URL(`${file}.svg`, results), plotSvg(plot))
}
