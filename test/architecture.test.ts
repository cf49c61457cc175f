import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  isIntrospectionType,
  type GraphQLNamedType,
} from 'graphql'
import { expect, test } from 'vitest'
import { typeDefs } from '../src/server/graphql/schema.ts'

const src = resolve(import.meta.dirname, '../src')

/** From left to right; a file imports from its own place, or from one to the left. What lies in src itself comes last. */
const places = [
  // Goes to browsers: it knows nothing of the server.
  'client',
  'kernel',
  'store',
  'realtime',
  'user',
  'attachment',
  'conversation',
  'message',
  'presence',
  'room',
  'broadcast',
  'search',
  'moderation',
  'administration',
  'server',
  'embedded',
  'demo',
  '.',
  // A program of its own, which is a client of the server like anybody's, and may start one.
  'cli',
]
/** Written by codegen: types alone. */
const generated = 'generated'

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(join(src, file), 'utf8') }))
const own = files.filter(({ file }) => !file.split('/').includes(generated))

function placeOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : '.'
}

/** What a file imports from src, type imports among it. */
const importsOf = ({ file, text }: { file: string; text: string }) =>
  [...text.matchAll(/^(import|export)( type)? ?[^;]*?from '(\.[^']+)'|import\('(\.[^']+)'\)/gm)].map((found) => ({
    isType: found[2] !== undefined,
    to: relative(src, join(src, dirname(file), (found[3] ?? found[4])!)),
  }))

test('every folder of src has its place in the order', () => {
  expect([...new Set(files.map(({ file }) => placeOf(file)))].sort()).toEqual([...places, generated].sort())
})

test('imports go from right to left', () => {
  const wrong = own.flatMap((each) =>
    importsOf(each)
      .map(({ to }) => to)
      .filter((to) => placeOf(to) !== generated)
      .filter((to) => places.indexOf(placeOf(to)) > places.indexOf(placeOf(each.file)))
      .map((to) => `${each.file} imports ${to}`),
  )
  expect(wrong).toEqual([])
  // That the imports are found at all.
  expect(own.flatMap(importsOf).length).toBeGreaterThan(own.length)
})

test('the server does without the client library', () => {
  const users = own.filter(
    (each) =>
      !['client', 'cli'].includes(placeOf(each.file)) && importsOf(each).some(({ to }) => placeOf(to) === 'client'),
  )
  expect(users.map(({ file }) => file)).toEqual([])
})

test('what codegen writes is imported for its types alone', () => {
  const values = own.flatMap((each) =>
    importsOf(each)
      .filter(({ to, isType }) => placeOf(to) === generated && !isType)
      .map(() => each.file),
  )
  expect(values).toEqual([])
})

test('the embedded MongoDB knows the kernel alone, and only the start and the doctor know it', () => {
  const around = own.flatMap((each) => importsOf(each).map(({ to }) => [placeOf(each.file), placeOf(to)] as const))
  const knows = around.filter(([from]) => from === 'embedded').map(([, to]) => to)
  const knownBy = around.filter(([from, to]) => to === 'embedded' && from !== 'embedded').map(([from]) => from)
  expect(['embedded', 'kernel']).toEqual(expect.arrayContaining([...new Set(knows)]))
  expect(['.', 'demo', 'cli']).toEqual(expect.arrayContaining([...new Set(knownBy)]))
})

test('the environment is read where the process starts, and nowhere else', () => {
  const readers = own.filter(({ text }) => /process\.env|from 'node:process'/.test(text)).map(({ file }) => file)
  // The embedded MongoDB is given its environment, and has a default for tests.
  expect(readers.sort()).toEqual(['cli/main.ts', 'embedded/embedded.ts', 'start.ts'])
})

test('a file can be read in one go', () => {
  const long = own.filter(({ text }) => text.split('\n').length > 300).map(({ file }) => file)
  expect(long).toEqual([])
})

test('everything in the schema says what it is', () => {
  const schema = buildSchema(typeDefs.join('\n'))
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  )
  const directives = schema.getDirectives().filter((directive) => !isSpecifiedDirective(directive))
  const parts = [
    ...types.flatMap((type) => [type, ...partsOf(type)]),
    ...directives.flatMap((directive) => [directive, ...directive.args]),
  ]
  const silent = parts.filter(({ description }) => !description?.trim()).map(String)
  expect(silent).toEqual([])
  expect(parts.length).toBeGreaterThan(100)
})

const partsOf = (type: GraphQLNamedType): { description?: string | null | undefined }[] => {
  if (isEnumType(type)) return [...type.getValues()]
  if (isInputObjectType(type)) return Object.values(type.getFields())
  if (!isObjectType(type) && !isInterfaceType(type)) return []
  return Object.values(type.getFields()).flatMap((field) => [field, ...field.args])
}
