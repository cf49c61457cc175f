import {
  getDirectiveValues,
  Kind,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'
import { requestError } from './errors.ts'

/** A document that was parsed and validated, with who may run it. */
export interface CheckedDocument {
  document: DocumentNode
  /** It selects more than the schema itself. */
  needsActor: boolean
  /** It selects more than `viewer` and the schema itself. */
  needsStanding: boolean
  /** The first field that is for admins. */
  adminField: string | null
}

export type Checked = CheckedDocument | { errors: readonly GraphQLError[] }

/** Tokens of a document; over it, it isn't parsed to its end. */
const maxTokens = 2000
const maxErrors = 20

/** Parses, validates and looks for `@auth` once for each text; the texts used last are kept, within `maxBytes`. */
export const createDocuments = (schema: GraphQLSchema, maxBytes = 4_000_000) => {
  const kept = new Map<string, CheckedDocument>()
  let bytes = 0

  const check = (query: string): Checked => {
    let document: DocumentNode
    try {
      document = parse(query, { maxTokens })
    } catch (error) {
      return { errors: [requestError('GRAPHQL_PARSE_FAILED', error as GraphQLError)] }
    }
    const errors = validate(schema, document, undefined, { maxErrors })
    if (errors.length > 0) return { errors: errors.map((error) => requestError('GRAPHQL_VALIDATION_FAILED', error)) }
    return { document, ...whoMayRun(schema, document) }
  }
  return {
    get: (query: string): Checked => {
      const known = kept.get(query)
      if (known) {
        kept.delete(query)
        kept.set(query, known)
        return known
      }
      const checked = check(query)
      if ('errors' in checked) return checked
      // A document's tree takes some 20 times its text.
      kept.set(query, checked)
      bytes += query.length * 20
      for (const oldest of kept.keys()) {
        if (bytes <= maxBytes || kept.size === 1) break
        kept.delete(oldest)
        bytes -= oldest.length * 20
      }
      return checked
    },
  }
}

export type Documents = ReturnType<typeof createDocuments>

const whoMayRun = (schema: GraphQLSchema, document: DocumentNode): Omit<CheckedDocument, 'document'> => {
  const types = new TypeInfo(schema)
  const auth = schema.getDirective('auth')!
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  let needsActor = false
  let needsStanding = false
  let adminField: string | null = null
  visit(
    document,
    visitWithTypeInfo(types, {
      [Kind.FIELD]: (node) => {
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
  return { needsActor, needsStanding, adminField }
}
