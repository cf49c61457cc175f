import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { createProgram } from '../../src/cli/program.ts'
import { parley } from '../support/parley.ts'

const manual = await readFile('docs/commands.md', 'utf8')
const [common, ...sections] = manual.split(/^### /m)

const leavesOf = (command: Command): Command[] =>
  command.commands.length > 0 ? command.commands.flatMap(leavesOf) : [command]
const pathOf = (command: Command): string => (command.parent ? `${pathOf(command.parent)} ${command.name()}` : 'parley')
const leaves = leavesOf(createProgram(() => async () => {}))
const shared = ['--url <address>', '--token-file <file>', '--json', '--help']
const optionsOf = ({ options }: Command): string[] =>
  options.map(({ flags }) => flags).filter((flags) => !shared.includes(flags))
/** The first cells of a table. */
const rowsOf = (text: string): string[] => [...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, flags]) => flags!)

test('the manual has every command with its arguments, and no other one', () => {
  const usages = leaves.map((leaf) =>
    [pathOf(leaf), ...leaf.registeredArguments.map((each) => `<${each.name()}>`)].join(' '),
  )
  expect(new Set(sections.map((section) => /^`([^`]+)`/.exec(section)![1]))).toEqual(new Set(usages))
})

test.each(leaves.map((leaf) => [pathOf(leaf), leaf] as const))(
  'the manual has every option of `%s`, and no other one, with an example',
  (path, leaf) => {
    const section = sections.find((each) => each.startsWith(`\`${path}\``) || each.startsWith(`\`${path} `))!
    expect(rowsOf(section.split(/^## /m)[0]!).sort()).toEqual(optionsOf(leaf).sort())
    expect(/```sh\n([^]*?)```/.exec(section)![1]).toContain(`npx ${path}`)
  },
)

test('the manual has what all have in common, and the exit codes', () => {
  expect(rowsOf(common!)).toEqual(shared)
  for (const code of [0, 1, 2, 3, 130]) expect(common).toContain(`\n| ${code} | `)
})

test.each(leaves.map((leaf) => [pathOf(leaf).split(' ').slice(1)]))(
  '%j --help says what it does, with an example',
  async (path) => {
    const { code, stdout, stderr } = await parley([...path, '--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain(`Usage: parley ${path.join(' ')}`)
    expect(stdout).toMatch(/\nExamples:\n {2}.*parley /)
    expect(stdout).not.toContain('\u001b')
  },
)
