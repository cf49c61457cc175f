import {
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  GraphQLScalarType,
  GraphQLSchema,
  isAbstractType,
  isCompositeType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type InlineFragmentNode,
  type SelectionSetNode,
  type TypeNode,
  type ValidatedExecutionArgs,
  type VariableDefinitionNode,
} from 'graphql'

/** As many fields of an operation, with its fragments spread out, and for each type of an interface. Time and memory of compiling grow with them. */
const maxFields = 300

type Field = GraphQLField<unknown, unknown>
type Asked = Pick<ValidatedExecutionArgs, 'operation' | 'fragmentDefinitions'>

export interface Rewritten {
  document: DocumentNode
  /** With its fragments spread out. */
  fields: number
  /** Throws where an argument can't be had, such as a variable's null where there must be a value. */
  variables(values: ValidatedExecutionArgs['variableValues']): Record<string, unknown>
}

/** What stands in for the type of all variables: their values are what graphql made of them already. */
const anything = new GraphQLScalarType({ name: 'Anything' })
const anyType: TypeNode = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: anything.name } }

/** The schema that rewritten documents are of: the same types, and one that stands in for all variables'. */
export const schemaOfRewritten = (schema: GraphQLSchema): GraphQLSchema => {
  const config = schema.toConfig()
  return new GraphQLSchema({ ...config, types: [...config.types, anything], assumeValid: true })
}

/**
 * The operation with each of its arguments as a variable of its own, so that graphql itself says what their values are, by defaults, literals
 * and coercion. null for what graphql-jit may answer differently, directives and the schema's own fields; for very many fields; and for what
 * admins alone may ask, of which some is noted, and is to be executed once.
 */
export const rewrite = (schema: GraphQLSchema, args: Asked): Rewritten | null => {
  const parts = partsOf(schema, args)
  if (!parts) return null
  const types = new TypeInfo(schema)
  const asked: { field: Field; node: FieldNode; prefix: string }[] = []
  const variableNames: string[] = []
  const document = visit<DocumentNode>(
    { kind: Kind.DOCUMENT, definitions: [args.operation, ...parts.fragments] },
    visitWithTypeInfo(types, {
      [Kind.FIELD]: (node) => {
        const field = types.getFieldDef()
        if (!field || field.args.length === 0) return undefined
        const prefix = `v${asked.length}_`
        asked.push({ field, node, prefix })
        const names = field.args.map(({ name }) => name)
        variableNames.push(...names.map((name) => prefix + name))
        return { ...node, arguments: names.map((name) => argumentOf(name, prefix)) }
      },
    }),
  )
  const definitions = document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? { ...definition, variableDefinitions: variableNames.map(variableOf) }
      : definition,
  )
  return {
    document: { ...document, definitions },
    fields: parts.fields,
    variables: (values) => {
      const variables: Record<string, unknown> = {}
      for (const { field, node, prefix } of asked) {
        const given = getArgumentValues(field, node, values)
        for (const name in given) variables[prefix + name] = given[name]
      }
      return variables
    },
  }
}

const argumentOf = (name: string, prefix: string): ArgumentNode => ({
  kind: Kind.ARGUMENT,
  name: { kind: Kind.NAME, value: name },
  value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: prefix + name } },
})

const variableOf = (name: string): VariableDefinitionNode => ({
  kind: Kind.VARIABLE_DEFINITION,
  variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
  type: anyType,
})

/** The fragments that an operation spreads, and its fields with them; null where it isn't to be compiled. */
const partsOf = (
  schema: GraphQLSchema,
  { operation, fragmentDefinitions }: Asked,
): { fragments: Set<FragmentDefinitionNode>; fields: number } | null => {
  const fragments = new Set<FragmentDefinitionNode>()
  let fields = 0
  const isFit = (type: GraphQLNamedType, { selections }: SelectionSetNode): boolean =>
    selections.every((selection) => {
      if (selection.directives?.length) return false
      if (selection.kind === Kind.INLINE_FRAGMENT) return isFitFragment(selection, type)
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragmentDefinitions[selection.name.value]!
        fragments.add(fragment)
        return isFitFragment(fragment, type)
      }
      fields += isAbstractType(type) ? schema.getPossibleTypes(type).length : 1
      if (fields > maxFields) return false
      const field = isCompositeType(type) && schema.getField(type, selection.name.value)
      if (!field || isOwn(field) || isForAdmins(schema, field)) return false
      return !selection.selectionSet || isFit(getNamedType(field.type), selection.selectionSet)
    })
  const isFitFragment = (
    { typeCondition, directives, selectionSet }: InlineFragmentNode | FragmentDefinitionNode,
    within: GraphQLNamedType,
  ): boolean => {
    const type = typeCondition ? schema.getType(typeCondition.name.value)! : within
    return !directives?.length && isFit(type, selectionSet)
  }
  const root = schema.getRootType(operation.operation)!
  return !operation.directives?.length && isFit(root, operation.selectionSet) ? { fragments, fields } : null
}

/** The schema's, but for `__typename`. */
const isOwn = ({ name }: Field): boolean => name === '__schema' || name === '__type'

const isForAdmins = (schema: GraphQLSchema, { astNode }: Field): boolean => {
  const auth = astNode && getDirectiveValues(schema.getDirective('auth')!, astNode)
  return auth?.['role'] === 'ADMIN'
}
