import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

const folder = 'test/security'
const page = await readFile('docs/security.md', 'utf8')
const files = (await readdir(folder)).filter((name) => name.endsWith('.test.ts') && name !== 'documented.test.ts')
const sources = new Map(
  await Promise.all(
    files.map(async (name) => [name.replace('.test.ts', ''), await readFile(`${folder}/${name}`, 'utf8')] as const),
  ),
)
/** What the last cells of its rows name: files, with names of their tests. */
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    [
      ...line
        .split(' | ')
        .at(-1)!
        .matchAll(/`([\w-]+): ([^`]+)`/g),
    ].map(([, file, name]) => ({ file: file!, name: name! })),
  )
  .filter((tests) => tests.length > 0)

test('security.md names tests that there are, and 80 attacks at the least', () => {
  expect(rows.flat().filter(({ file, name }) => !sources.get(file)?.includes(name))).toEqual([])
  expect(rows.length).toBeGreaterThanOrEqual(80)
})

test('every test of test/security is in it', () => {
  const named = new Set(rows.flat().map(({ file, name }) => `${file}: ${name}`))
  const all = [...sources].flatMap(([file, source]) =>
    [...source.matchAll(/^(?:test\(|test\.\w+\([^\n]*\)\(|\]\)\(|\)\()\s*(['"`])(.+?)\1/gm)].map(
      ([, , name]) => `${file}: ${name!}`,
    ),
  )
  expect(all.filter((each) => !named.has(each))).toEqual([])
  expect(all.length).toBeGreaterThan(30)
})
