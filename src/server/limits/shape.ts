import {
  Kind,
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

/** What a document may have at most, with all fragments written out where they are used. */
export interface ShapeLimits {
  /** UTF-16 code units of its text. */
  length: number
  /** Of its text; over it, it isn't parsed to its end. */
  tokens: number
  /** Fields within each other. */
  depth: number
  /** Fields of an operation at its beginning. */
  rootFields: number
  /** Fields of an operation or a fragment. */
  fields: number
  /** Fields and fragments of the whole document. */
  selections: number
  /** Fields of one name in one place: each is compared with each. */
  alike: number
  /** Of an operation or a fragment, as of `directives`. */
  aliases: number
  directives: number
  /** At one place. */
  directivesTogether: number
}

export const defaultShapeLimits: ShapeLimits = {
  length: 32_000,
  tokens: 2000,
  depth: 16,
  rootFields: 20,
  fields: 1000,
  selections: 5000,
  alike: 20,
  aliases: 30,
  directives: 50,
  directivesTogether: 4,
}

/** What is over its limit, in words. */
export interface TooMuch {
  what: string
  most: number
}

export type Shape = TooMuch | 'circular' | 'fits'

/** A place in the document, and the fragments around it. */
interface Place {
  set: SelectionSetNode
  within: Within | null
}
interface Within {
  fragment: string
  around: Within | null
}

/**
 * Whether a document is small enough to be validated, which takes far longer than reading it: 2,000 tokens that take a second can be written,
 * and fragments within themselves end in a stack overflow. Takes no longer than the limits allow.
 */
export const shapeOf = (document: DocumentNode, limits: ShapeLimits): Shape => {
  try {
    return new Walk(document, limits).all(document.definitions) ? 'circular' : 'fits'
  } catch (over) {
    if (over instanceof Over) return over
    throw over
  }
}

class Over implements TooMuch {
  readonly what: string
  readonly most: number
  constructor(what: string, most: number) {
    this.what = what
    this.most = most
  }
}

class Walk {
  readonly #limits: ShapeLimits
  readonly #fragments = new Map<string, FragmentDefinitionNode>()
  #isCircular = false
  #selections = 0
  #fields = 0
  #aliases = 0
  #directives = 0

  constructor({ definitions }: DocumentNode, limits: ShapeLimits) {
    this.#limits = limits
    for (const each of definitions)
      if (each.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(each.name.value, each)
  }

  /** Whether any fragment is within itself. */
  all(definitions: readonly DefinitionNode[]): boolean {
    // All operations of a document are validated, whichever runs, and all fragments, used or not.
    for (const each of definitions) {
      if (each.kind !== Kind.OPERATION_DEFINITION && each.kind !== Kind.FRAGMENT_DEFINITION) continue
      this.#fields = 0
      this.#aliases = 0
      this.#directives = 0
      this.#direct(each.directives)
      for (const { directives } of each.variableDefinitions ?? []) this.#direct(directives)
      const within = each.kind === Kind.FRAGMENT_DEFINITION ? { fragment: each.name.value, around: null } : null
      const roots = this.#level([{ set: each.selectionSet, within }], 1)
      if (each.kind === Kind.OPERATION_DEFINITION && roots > this.#limits.rootFields)
        throw new Over('fields at its beginning', this.#limits.rootFields)
    }
    return this.#isCircular
  }

  /** The fields of places that an answer shows as one; how many they are. */
  #level(places: readonly Place[], depth: number): number {
    if (depth > this.#limits.depth) throw new Over('fields within each other', this.#limits.depth)
    const below = new Map<string, { count: number; places: Place[] }>()
    const before = this.#fields
    for (const place of places) this.#collect(place, below)
    const fields = this.#fields - before
    for (const { places: inner } of below.values()) if (inner.length > 0) this.#level(inner, depth + 1)
    return fields
  }

  #collect({ set, within }: Place, below: Map<string, { count: number; places: Place[] }>): void {
    for (const each of set.selections) {
      this.#count('selections', ++this.#selections)
      this.#direct(each.directives)
      if (each.kind === Kind.INLINE_FRAGMENT) this.#collect({ set: each.selectionSet, within }, below)
      else if (each.kind === Kind.FRAGMENT_SPREAD) this.#spread(each.name.value, within, below)
      else {
        this.#count('fields', ++this.#fields)
        if (each.alias) this.#count('aliases', ++this.#aliases)
        const key = (each.alias ?? each.name).value
        let alike = below.get(key)
        if (!alike) below.set(key, (alike = { count: 0, places: [] }))
        if (++alike.count > this.#limits.alike) throw new Over(`fields “${key}” in one place`, this.#limits.alike)
        if (each.selectionSet) alike.places.push({ set: each.selectionSet, within })
      }
    }
  }

  #spread(name: string, around: Within | null, below: Map<string, { count: number; places: Place[] }>): void {
    for (let each = around; each; each = each.around)
      if (each.fragment === name) {
        this.#isCircular = true
        return
      }
    // One that isn't there is validation's to name.
    const fragment = this.#fragments.get(name)
    if (fragment) this.#collect({ set: fragment.selectionSet, within: { fragment: name, around } }, below)
  }

  #direct(directives: readonly DirectiveNode[] = []): void {
    if (directives.length > this.#limits.directivesTogether)
      throw new Over('directives in one place', this.#limits.directivesTogether)
    this.#directives += directives.length
    this.#count('directives', this.#directives)
  }

  #count(what: 'selections' | 'fields' | 'aliases' | 'directives', count: number): void {
    if (count > this.#limits[what]) throw new Over(what, this.#limits[what])
  }
}
