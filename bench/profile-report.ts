import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { table } from './markdown.ts'
import { nameOf, partOf, readTaken, type Taken } from './profile-frames.ts'

/** How much is shown of each: parts of all servers, and functions of Parley's. */
const [mostParts, mostFunctions] = [12, 20]

/** How a profile's file is called: by its label and the server, a number, and its kind. */
export const isProfile = /^(.*)\.\d+\.(cpu|heap)profile$/

/** What the profiles in a folder say, those of one label added up. null: there are none. */
export const profileReport = (name: string, folder: string): string | null => {
  const files = new Map<string, string[]>()
  for (const file of readdirSync(folder).sort()) {
    const [, label, kind] = isProfile.exec(file) ?? []
    if (label) files.set(`${label}.${kind}`, [...(files.get(`${label}.${kind}`) ?? []), join(folder, file)])
  }
  if (files.size === 0) return null
  return [
    `# Where it goes: \`${name}\``,
    '',
    'By the profiler of Node, in the process of the server, while it was measured: what functions took by themselves, and what they are of. A profiled run is slower, so its figures are shares. What another thread or the kernel takes for a process, such as collecting garbage or receiving, isn’t in it, unless a function waits for it: a socket write is all of its system call.',
    '',
    ...[...files].flatMap(([key, paths]) => section(key, paths.flatMap(readTaken))),
  ].join('\n')
}

const section = (key: string, taken: Taken[]): string[] => {
  const isHeap = key.endsWith('.heap')
  const label = key.slice(0, key.lastIndexOf('.'))
  const total = taken.reduce((sum, { amount }) => sum + amount, 0)
  const said = (amount: number): string[] => [
    (isHeap ? amount / 1024 : amount / 1000).toLocaleString('en', { maximumFractionDigits: 0 }),
    ((amount / total) * 100).toFixed(1),
  ]
  const heads = [isHeap ? 'KiB' : 'ms', '%']
  const most = (by: (each: Taken) => string, count: number) =>
    [...Map.groupBy(taken, by)]
      .map(([name, all]) => ({ name, amount: all.reduce((sum, { amount }) => sum + amount, 0) }))
      .sort((a, b) => b.amount - a.amount)
      .slice(0, count)
      .map(({ name, amount }) => [name.replaceAll('|', '\\|'), ...said(amount)])
  return [
    `## ${label}`,
    '',
    isHeap
      ? `${said(total)[0]} KiB that were taken meanwhile and are still there.`
      : `${said(total)[0]} ms in which its thread had something to do.`,
    '',
    ...table(
      ['part', ...heads],
      most(({ frame }) => partOf(frame), mostParts),
    ),
    '',
    ...(label.endsWith('parley')
      ? [
          ...table(
            ['function', ...heads],
            most(({ frame }) => nameOf(frame), mostFunctions),
          ),
          '',
        ]
      : []),
  ]
}
