import { buildSchema, parse, validateExecutionArgs, type DocumentNode, type ValidatedExecutionArgs } from 'graphql'
import { expect, test } from 'vitest'
import { createDocuments } from '../../src/server/graphql/documents.ts'
import { createExecution } from '../../src/server/graphql/execution.ts'
import { typeDefs } from '../../src/server/graphql/schema.ts'
import { range } from '../support/range.ts'

const schema = buildSchema(typeDefs.join('\n'))
const maxBytes = 4_000_000

const fieldsOf = (i: number, n = 200) =>
  `{ viewer { ${range(1, n)
    .map((j) => `a${i}_${j}: id`)
    .join(' ')} } }`
const documentOf = (documents: ReturnType<typeof createDocuments>, query: string): DocumentNode => {
  const checked = documents.get(query)
  if ('errors' in checked) throw checked.errors[0]
  return checked.document
}

test('however many documents come, those used last are kept, within the bytes of the cache', () => {
  const documents = createDocuments(schema, { maxBytes, limits: { aliases: 200 } })
  const first = documentOf(documents, fieldsOf(0))
  const often = documentOf(documents, fieldsOf(1))
  for (const i of range(2, 200)) {
    documentOf(documents, fieldsOf(i))
    expect(documents.bytes).toBeLessThanOrEqual(maxBytes)
    expect(documentOf(documents, fieldsOf(1))).toBe(often)
  }
  expect(documents.bytes).toBeGreaterThan(maxBytes / 2)
  expect(documentOf(documents, fieldsOf(0))).not.toBe(first)
})

test('what is compiled counts with its document, and goes with it', () => {
  const documents = createDocuments(schema, { maxBytes, limits: { aliases: 200 } })
  const kept = range(1, 10).map((i) => documentOf(documents, fieldsOf(i)))
  documents.grow(kept[9]!, maxBytes)
  expect(documents.bytes).toBeLessThanOrEqual(2 * maxBytes)
  expect(documentOf(documents, fieldsOf(10))).toBe(kept[9])
  const before = documents.bytes
  documents.grow(kept[0]!, maxBytes)
  expect(documents.bytes).toBe(before)
})

const argsOf = (document: DocumentNode): ValidatedExecutionArgs => {
  const args = validateExecutionArgs({ schema, document, rootValue: { viewer: { id: 'me' } } })
  if (!('schema' in args)) throw args[0]
  return args
}

test('an operation is compiled once, when it has come often; those that came once or twice never are', async () => {
  const compiled: DocumentNode[] = []
  const execution = createExecution({ schema, onCompiled: (document) => void compiled.push(document) })
  const often = argsOf(parse('{ viewer { id } }'))
  for (const i of range(1, 100)) {
    for (const _ of range(1, 2)) await execution.run(argsOf(parse(fieldsOf(i, 1))))
    expect(await execution.run(often)).toEqual({ data: { viewer: { id: 'me' } } })
    expect(compiled).toEqual(i > 8 ? [often.document] : [])
  }
})
