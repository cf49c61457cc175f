import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { apps } from './app.ts'

const read = (path: string) => readFile(path, 'utf8')
const manual = await read('docs/clients.md')
const blocks = new Map(
  [...manual.matchAll(/^`([\w-]+\.ts)`\n\n<!-- .* -->\n```ts\n([^]*?)```/gm)].map(([, name, block]) => [name!, block!]),
)

test.for(apps)('%s: what it has out of docs/clients.md is as it stands there', async (app) => {
  const files = await readdir(`examples/${app}/src/manual`)
  expect(files.length).toBeGreaterThan(3)
  for (const file of files) expect(await read(`examples/${app}/src/manual/${file}`)).toBe(blocks.get(file))
})

test('what several of them have by the same name is the same', async () => {
  const seen = new Map<string, string>()
  let same = 0
  for (const app of apps)
    for (const entry of await readdir(`examples/${app}/src`, { withFileTypes: true })) {
      const { name } = entry
      // What is each library's own.
      if (!entry.isFile() || /^(main|app|conversation)\./.test(name)) continue
      const text = await read(`examples/${app}/src/${name}`)
      if (seen.has(name)) same++
      expect(text, `${app}: ${name}`).toBe(seen.get(name) ?? text)
      seen.set(name, text)
    }
  expect(same).toBeGreaterThan(8)
})

test.for(apps)('%s: it asks for the versions that it is tested with', async (app) => {
  const root = JSON.parse(await read('package.json')) as Packages
  const own = JSON.parse(await read(`examples/${app}/package.json`)) as Packages
  const tested = { ...root.dependencies, ...root.devDependencies }
  const wanted = { ...own.dependencies, ...own.devDependencies }
  expect(wanted).toEqual(Object.fromEntries(Object.keys(wanted).map((name) => [name, tested[name]])))
})

test.for(apps)('%s: it asks for all that it imports', async (app) => {
  const own = JSON.parse(await read(`examples/${app}/package.json`)) as Packages
  const files = await readdir(`examples/${app}/src`, { recursive: true })
  const imported = new Set<string>()
  for (const file of files.filter((name) => /\.(ts|tsx|vue)$/.test(name)))
    for (const [, name] of (await read(`examples/${app}/src/${file}`)).matchAll(/from '((?:@[\w-]+\/)?[\w-]+)[^']*'/g))
      imported.add(name!)
  expect([...imported].filter((name) => !own.dependencies[name])).toEqual([])
  // Of the others, graphql alone is needed by what is imported.
  expect(Object.keys(own.dependencies).filter((name) => !imported.has(name) && name !== 'graphql')).toEqual([])
})

interface Packages {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}
