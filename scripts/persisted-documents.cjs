// A plugin of graphql-codegen: the texts of all operations as the client library sends them, by the SHA-256 of each; and as urql
// does, which the chat page asks by and which adds a `__typename` to all selections.
const { createHash } = require('node:crypto')
const { createRequest, formatDocument, stringifyDocument } = require('@urql/core')
const { Kind, parse, print, stripIgnoredCharacters, visit } = require('graphql')

exports.plugin = (_schema, files) => {
  const definitions = files.flatMap(({ document }) => document.definitions)
  const fragments = new Map(
    definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map((each) => [each.name.value, each]),
  )
  // As src/client/document.ts puts them together: each once, behind what first uses it.
  const withFragments = (definition, all = new Set()) => {
    if (all.has(definition)) return all
    all.add(definition)
    const names = new Set()
    visit(definition, { FragmentSpread: ({ name }) => void names.add(name.value) })
    for (const name of names) withFragments(fragments.get(name), all)
    return all
  }
  const textOf = (operation) =>
    [...withFragments(operation)].map((each) => stripIgnoredCharacters(print(each))).join(' ')
  const byUrql = (operation) => {
    const document = { kind: Kind.DOCUMENT, definitions: [...withFragments(operation)].map(unlocated) }
    return stringifyDocument(formatDocument(createRequest(document, {}).query))
  }
  const isOfCommands = ({ loc }) => loc.source.name.includes('src/cli/')
  const texts = definitions
    .filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
    .flatMap((each) => [textOf(each), ...(isOfCommands(each) ? [] : [byUrql(each)])])
  const entries = [...new Set(texts)].map((text) => [createHash('sha256').update(text).digest('hex'), text])
  return JSON.stringify(Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))), null, 2)
}

/** As src/client/document.ts parses it. */
const unlocated = (definition) => parse(print(definition), { noLocation: true }).definitions[0]
