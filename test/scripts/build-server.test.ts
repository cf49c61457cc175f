import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'

const folder = 'dist/server'
const maps = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.map'))
const sources = maps.flatMap(
  (name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { sources: string[] }).sources,
)

test('the licence of each package whose code is in what is built goes with it', () => {
  const packages = new Set(sources.flatMap((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []))
  expect(packages).toContain('mongoose')
  const licences = readFileSync(join(folder, 'licences.txt'), 'utf8')
  const named = new Set(Array.from(licences.matchAll(/^(\S+) \d\S*, \S/gm), ([, name]) => name))
  expect([...packages].filter((name) => !named.has(name))).toEqual([])
})

test('one copy of each package of which there may only be one is in what is built', () => {
  const ways = (name: string) =>
    sources.filter((source) => source.includes(`/node_modules/${name}/`)).map((source) => basename(source))
  for (const [name, file] of [
    ['graphql', 'GraphQLError'],
    ['mongodb', 'mongo_client'],
    ['bson', 'bson'],
  ] as const)
    expect(ways(name).filter((each) => each.replace(/\.\w+$/, '') === file)).toHaveLength(1)
})
