import { readFile } from 'node:fs/promises'
import { buildSchema, Kind, parse, visit } from 'graphql'
import { expect, test } from 'vitest'
import { maxPageSize } from '../../src/kernel/page.ts'
import { createDocuments } from '../../src/server/graphql/documents.ts'
import { typeDefs } from '../../src/server/graphql/schema.ts'
import { textOf } from '../../src/client/document.ts'
import { costWith } from '../../src/server/limits/cost.ts'
import { defaultShapeLimits, type ShapeLimits } from '../../src/server/limits/shape.ts'

/** Whoever asks for a little more than we do ourselves is to meet no limit. */
const half = Object.fromEntries(
  Object.entries(defaultShapeLimits).map(([name, most]) => [name, Math.ceil(most / 2)]),
) as unknown as ShapeLimits
const documents = createDocuments(buildSchema(typeDefs.join('\n')), { limits: half })

/** Of a module that exports documents: texts, or what has them. */
const textsOf = (module: object): string[] =>
  Object.values(module)
    .map((each) => (typeof each === 'string' ? each : textOf(each as object)))
    .filter((text) => parse(text).definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION))

const blocksOf = async (path: string): Promise<string[]> =>
  [...(await readFile(path, 'utf8')).matchAll(/^```graphql\n([^]*?)^```$/gm)].map(([, text]) => text!)

/** Each variable that says how many rows a page has, at the most. */
const fullPages = (text: string): Record<string, number> => {
  const pages: Record<string, number> = {}
  visit(parse(text), {
    [Kind.ARGUMENT]: ({ name, value }) => {
      if (['first', 'last'].includes(name.value) && value.kind === Kind.VARIABLE) pages[value.name.value] = maxPageSize
    },
  })
  return pages
}

const sources: [string, () => Promise<string[]>][] = [
  ['the client library', async () => textsOf(await import('../../src/client/generated/documents.ts'))],
  ['the commands', async () => textsOf(await import('../../src/cli/generated/documents.ts'))],
  ['the page', async () => textsOf(await import('../../web/src/generated/documents.ts'))],
  ['its admin part', async () => textsOf(await import('../../web/src/generated/admin-documents.ts'))],
  ['the example with Apollo', async () => textsOf(await import('../../examples/react-apollo/src/documents.ts'))],
  ['the example with urql', async () => textsOf(await import('../../examples/react-urql/src/documents.ts'))],
  ['the example with Vue', async () => textsOf(await import('../../examples/vue/src/documents.ts'))],
  ['docs/from-socketio.md', () => blocksOf('docs/from-socketio.md')],
]

test.for(sources)(
  '%s: its documents have half of what a document may, and cost half, at full pages',
  async ([, texts]) => {
    const all = await texts()
    expect(all.length).toBeGreaterThan(1)
    for (const text of all) {
      const checked = documents.get(text)
      if ('errors' in checked) throw new Error(`${checked.errors[0]!.message}\n${text}`)
      const costs = [...checked.operations.values()].map(({ cost }) => costWith(fullPages(text), cost))
      expect(Math.max(...costs)).toBeLessThanOrEqual(50_000)
    }
  },
)
