import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isProfile, profileReport } from './profile-report.ts'
import { plotSvg, type Plot } from './plot.ts'

const results = new URL('./results/', import.meta.url)

/** Writes what was measured to bench/results: for people, for programs, and as pictures. */
export const keep = async (name: string, report: string, raw: object | null, plots: Record<string, Plot> = {}) => {
  await mkdir(results, { recursive: true })
  await writeFile(new URL(`${name}.md`, results), report)
  if (raw) await writeFile(new URL(`${name}.json`, results), `${JSON.stringify(raw, null, 2)}\n`)
  for (const [file, plot] of Object.entries(plots)) await writeFile(new URL(`${file}.svg`, results), plotSvg(plot))
}

/** A folder for the profiles of this run alone: those of an earlier one are taken away. */
export const startProfiles = async (folder: string) => {
  await mkdir(folder, { recursive: true })
  const old = (await readdir(folder)).filter((file) => isProfile.test(file))
  await Promise.all(old.map((file) => rm(join(folder, file))))
}

/** What the profiles in a folder say, in words that can be looked at without a tool. */
export const keepProfile = async (name: string, folder: string) => {
  const report = profileReport(name, folder)
  if (report) await writeFile(new URL(`${name}.profile.md`, results), report)
}
