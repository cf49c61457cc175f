// A plugin of graphql-codegen: documents as text, each fragment once, so that a page carries few bytes. `documentModule` has
// `document`; what comes from `externalDocuments` is imported from `externalModule`, and isn't written once more.
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

exports.plugin = (_schema, files, { documentModule, externalModule }) => {
  const isExternal = new Set(
    files.filter(({ type }) => type === 'external').flatMap(({ document }) => document.definitions),
  )
  const definitions = inOrder(files.flatMap(({ document }) => document.definitions))
  const own = definitions.filter((definition) => !isExternal.has(definition))
  const used = new Set(own.flatMap(fragmentsIn))
  const imported = definitions.filter((definition) => isExternal.has(definition) && used.has(definition.name.value))
  const imports = `import { ${imported.map(nameOf).join(', ')} } from '${externalModule}'`
  return {
    prepend: [`import { document } from '${documentModule}'`, ...(imported.length > 0 ? [imports] : [])],
    content: own
      .map((definition) => {
        const text = JSON.stringify(stripIgnoredCharacters(print(definition)))
        const fragments = fragmentsIn(definition).map((name) => `${name}FragmentDoc`)
        const uses = fragments.length > 0 ? `, [${fragments.join(', ')}]` : ''
        return `export const ${nameOf(definition)} = /* #__PURE__ */ document<${typesOf(definition)}>(${text}${uses})`
      })
      .join('\n'),
  }
}
