import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { parse, print, type DefinitionNode } from 'graphql'

interface Parts {
  text: string
  fragments: readonly object[]
  definition(): DefinitionNode
}

const known = new WeakMap<object, Parts>()

/** A document of one definition, parsed where somebody looks at it, with the fragments that it uses. */
export const document = <Data, Variables>(
  text: string,
  fragments: readonly object[] = [],
): TypedDocumentNode<Data, Variables> => {
  let definition: DefinitionNode | undefined
  let definitions: DefinitionNode[] | undefined
  const made = {
    kind: 'Document',
    get definitions() {
      definitions ??= [...withFragments(made)].map((each) => known.get(each)!.definition())
      return definitions
    },
  } as unknown as TypedDocumentNode<Data, Variables>
  known.set(made, {
    text,
    fragments,
    definition: () => (definition ??= parse(text, { noLocation: true }).definitions[0]!),
  })
  return made
}

/** Each once, and those that they use themselves. */
const withFragments = (made: object, all = new Set<object>()): Set<object> => {
  if (all.has(made)) return all
  all.add(made)
  for (const fragment of known.get(made)!.fragments) withFragments(fragment, all)
  return all
}

const printed = new WeakMap<object, string>()

/** A document's text, made once. */
export const textOf = (made: object): string => {
  let text = printed.get(made)
  if (text === undefined) {
    text = known.has(made)
      ? [...withFragments(made)].map((each) => known.get(each)!.text).join(' ')
      : print(made as TypedDocumentNode)
    printed.set(made, text)
  }
  return text
}
