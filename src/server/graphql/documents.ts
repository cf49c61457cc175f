import {
  getDirectiveValues,
  isObjectType,
  Kind,
  NoFragmentCyclesRule,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'
import { ChatError } from '../../kernel/errors.ts'
import { factsOf, type OperationFacts } from '../limits/operation-facts.ts'
import { defaultShapeLimits, shapeOf, type ShapeLimits, type TooMuch } from '../limits/shape.ts'
import { refusalError, requestError } from './errors.ts'

/** A document that was parsed and validated, with who may run it. */
export interface CheckedDocument {
  document: DocumentNode
  /** It selects more than the schema itself. */
  needsActor: boolean
  /** It selects more than `viewer` and the schema itself. */
  needsStanding: boolean
  /** It asks what the schema is. */
  introspects: boolean
  /** The same document for who may not look at the schema: no type that it asks for is there. */
  blind: DocumentNode
  /** The first field that is for admins. */
  adminField: string | null
  /** What it gives of an event is the same for all who may ask for it, but for the cursor: no other field of it is `@viewer`. */
  isShareable: boolean
  /** Variables that say no more than where a stream begins: those of the root fields' `after`, used nowhere else. */
  startVariables: ReadonlySet<string>
  /** What running one of its operations takes, by its name; '' where it has none. */
  operations: ReadonlyMap<string, OperationFacts>
}

export type Checked = CheckedDocument | { errors: readonly GraphQLError[] }

const maxErrors = 20

export interface DocumentsOptions {
  limits?: Partial<ShapeLimits> | undefined
  /** Of all that is kept. */
  maxBytes?: number | undefined
  /** Errors name nothing that might have been meant. */
  hideSuggestions?: boolean
  /** What is there of a text because subscriptions of it are open, whether it is kept here or not. */
  open?(query: string): CheckedDocument | undefined
}

/**
 * Parses, measures, validates and looks for `@auth` once for each text; the texts used last are kept, within `maxBytes`. What is over a limit is
 * OPERATION_TOO_COMPLEX, and isn't validated.
 */
export const createDocuments = (
  schema: GraphQLSchema,
  { limits: ownLimits, maxBytes = 4_000_000, hideSuggestions = false, open }: DocumentsOptions = {},
) => {
  const limits = { ...defaultShapeLimits, ...ownLimits }
  const kept = new Map<string, { checked: CheckedDocument; bytes: number }>()
  const ofDocument = new WeakMap<DocumentNode, CheckedDocument>()
  let bytes = 0

  const check = (query: string): Checked => {
    if (query.length > limits.length) return tooMuch({ what: 'characters', most: limits.length })
    let document: DocumentNode
    try {
      document = parse(query, { maxTokens: limits.tokens })
    } catch (error) {
      return { errors: [requestError('GRAPHQL_PARSE_FAILED', error as GraphQLError)] }
    }
    const shape = shapeOf(document, limits)
    if (typeof shape === 'object') return tooMuch(shape)
    // All other rules would follow fragments that are within themselves, to no end.
    const rules = shape === 'circular' ? [NoFragmentCyclesRule] : undefined
    const errors = validate(schema, document, rules, { maxErrors, hideSuggestions })
    if (errors.length > 0) return { errors: errors.map((error) => requestError('GRAPHQL_VALIDATION_FAILED', error)) }
    const facts = factsOf(schema, document)
    return { document, operations: facts, ...whoMayRun(schema, document), ...whatIsShared(schema, document) }
  }
  const grow = (query: string, by: number): void => {
    const its = kept.get(query)
    if (!its) return
    its.bytes += by
    bytes += by
    for (const [oldest, { bytes: ofOldest }] of kept) {
      if (bytes <= maxBytes || kept.size === 1) break
      kept.delete(oldest)
      bytes -= ofOldest
    }
  }
  return {
    /** What was found of a document that `get` gave. */
    of: (document: DocumentNode): CheckedDocument => ofDocument.get(document)!,
    get: (query: string): Checked => {
      const known = kept.get(query)
      if (known) {
        kept.delete(query)
        kept.set(query, known)
        return known.checked
      }
      const checked = open?.(query) ?? check(query)
      if ('errors' in checked) return checked
      ofDocument.set(checked.document, checked)
      ofDocument.set(checked.blind, checked)
      // A document's tree takes some 20 times its text.
      kept.set(query, { checked, bytes: 0 })
      grow(query, query.length * 20)
      return checked
    },
    /** More is kept of a document, as long as it is kept itself. */
    grow: ({ loc }: DocumentNode, by: number): void => grow(loc!.source.body, by),
    /** What is kept. */
    get bytes() {
      return bytes
    },
  }
}

export type Documents = ReturnType<typeof createDocuments>

const tooMuch = ({ what, most }: TooMuch): Checked => ({
  errors: [
    refusalError(
      new ChatError('OPERATION_TOO_COMPLEX', {
        message: `This document has over ${most.toLocaleString('en')} ${what}: ask for less, or in several operations.`,
      }),
    ),
  ],
})

type WhoMayRun = Pick<CheckedDocument, 'needsActor' | 'needsStanding' | 'introspects' | 'blind' | 'adminField'>

const whoMayRun = (schema: GraphQLSchema, document: DocumentNode): WhoMayRun => {
  const types = new TypeInfo(schema)
  const auth = schema.getDirective('auth')!
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  let needsActor = false
  let needsStanding = false
  let introspects = false
  let asksForTypes = false
  let adminField: string | null = null
  visit(
    document,
    visitWithTypeInfo(types, {
      [Kind.FIELD]: (node) => {
        if (node.name.value === '__schema') introspects = true
        if (node.name.value === '__type') asksForTypes = true
        const field = types.getFieldDef()
        const parent = types.getParentType()
        if (!field || !parent || node.name.value.startsWith('__') || parent.name.startsWith('__')) return
        needsActor = true
        if (roots.includes(parent as GraphQLObjectType) && node.name.value !== 'viewer') needsStanding = true
        const wanted = field.astNode && getDirectiveValues(auth, field.astNode)
        if (wanted?.['role'] === 'ADMIN') adminField ??= `${parent.name}.${node.name.value}`
      },
    }),
  )
  const blind = asksForTypes ? withoutTypes(document) : document
  return { needsActor, needsStanding, introspects, blind, adminField }
}

/** No type has an empty name. */
const withoutTypes = (document: DocumentNode): DocumentNode =>
  visit(document, {
    [Kind.FIELD]: (node) => {
      if (node.name.value !== '__type') return undefined
      const nameless = node.arguments?.map((each) => ({ ...each, value: { kind: Kind.STRING, value: '' } as const }))
      return { ...node, ...(nameless && { arguments: nameless }) }
    },
  })

const whatIsShared = (
  schema: GraphQLSchema,
  document: DocumentNode,
): Pick<CheckedDocument, 'isShareable' | 'startVariables'> => {
  const types = new TypeInfo(schema)
  const viewer = schema.getDirective('viewer')!
  const event = schema.getType('Event')
  const isOfEvent = (parent: GraphQLCompositeType): boolean =>
    parent === event || (isObjectType(parent) && parent.getInterfaces().some((each) => each === event))
  const elsewhere = new Set<string>()
  const startVariables = new Set<string>()
  let isShareable = true
  visit(
    document,
    visitWithTypeInfo(types, {
      [Kind.FIELD]: () => {
        const [field, parent] = [types.getFieldDef(), types.getParentType()]
        if (!field?.astNode || !parent || !getDirectiveValues(viewer, field.astNode)) return
        if (field.name !== 'cursor' || !isOfEvent(parent)) isShareable = false
      },
      [Kind.ARGUMENT]: {
        enter: ({ name, value }) => {
          if (name.value !== 'after' || types.getParentType() !== schema.getSubscriptionType()) return undefined
          if (value.kind === Kind.VARIABLE) startVariables.add(value.name.value)
          return false
        },
      },
      [Kind.VARIABLE]: ({ name }, _key, parent) => {
        if (!parent || !('kind' in parent) || parent.kind !== Kind.VARIABLE_DEFINITION) elsewhere.add(name.value)
      },
    }),
  )
  return { isShareable, startVariables: new Set([...startVariables].filter((name) => !elsewhere.has(name))) }
}
