// A plugin of graphql-codegen: the client library's documents as text, each fragment once, so that a page carries few bytes.
const { Kind, print, stripIgnoredCharacters, visit } = require('graphql')

const upper = (text) => text[0].toUpperCase() + text.slice(1)
const nameOf = ({ kind, name }) => `${name.value}${kind === Kind.FRAGMENT_DEFINITION ? 'FragmentDoc' : 'Document'}`

const fragmentsIn = (definition) => {
  const names = new Set()
  visit(definition, { FragmentSpread: ({ name }) => void names.add(name.value) })
  return [...names]
}

const typesOf = ({ kind, name, operation }) =>
  kind === Kind.FRAGMENT_DEFINITION
    ? `${name.value}Fragment, object`
    : `${name.value}${upper(operation)}, ${name.value}${upper(operation)}Variables`

/** A fragment comes behind those that it uses. */
const inOrder = (definitions) => {
  const byName = new Map(
    definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map((each) => [each.name.value, each]),
  )
  const ordered = new Set()
  const add = (definition) => {
    for (const name of fragmentsIn(definition)) add(byName.get(name))
    ordered.add(definition)
  }
  definitions.forEach(add)
  return [...ordered]
}

exports.plugin = (_schema, files) => {
  const definitions = inOrder(files.flatMap(({ document }) => document.definitions))
  return {
    prepend: ["import { document } from '../document.ts'"],
    content: definitions
      .map((definition) => {
        const text = JSON.stringify(stripIgnoredCharacters(print(definition)))
        const fragments = fragmentsIn(definition).map((name) => `${name}FragmentDoc`)
        const uses = fragments.length > 0 ? `, [${fragments.join(', ')}]` : ''
        return `export const ${nameOf(definition)} = /* #__PURE__ */ document<${typesOf(definition)}>(${text}${uses})`
      })
      .join('\n'),
  }
}
