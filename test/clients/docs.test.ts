import { readFile } from 'node:fs/promises'
import { buildSchema, isInterfaceType } from 'graphql'
import { expect, test } from 'vitest'
import { possibleTypes } from './possible-types.ts'

const read = (path: string) => readFile(path, 'utf8')

/** What stands between `docs:start`, with this name if there is one, and the next `docs:end`. */
const marked = (source: string, name = ''): string => {
  const [, , lines] = new RegExp(`( *)// docs:start${name && ` ${name}`}\\n([^]*?) *// docs:end`).exec(source)!
  const indent = /^ */.exec(lines!)![0]
  return lines!.replaceAll(new RegExp(`^${indent}`, 'gm'), '').trim()
}

test('every block of docs/clients.md is what the tests run', async () => {
  const manual = await read('docs/clients.md')
  const blocks = [...manual.matchAll(/(?:<!-- (\S+)(?: (\S+))? -->\n)?```ts\n([^]*?)\n```/g)]
  expect(blocks.length).toBeGreaterThan(8)
  for (const [, path, name, block] of blocks) {
    expect(path, `a comment above this block says which file it is from:\n${block}`).toBeDefined()
    // Lines of a test have its imports; those of the manual have them above.
    expect(name ? block!.replace(/^(import .*\n)+\n/, '') : block).toBe(marked(await read(path!), name))
  }
})

test('the types that Apollo’s cache is told of are the schema’s', async () => {
  const schema = buildSchema(await read('schema.graphql'))
  const interfaces = Object.values(schema.getTypeMap()).filter(isInterfaceType)
  const types = interfaces.map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)])
  expect(possibleTypes).toEqual(Object.fromEntries(types))
})
