import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql'
import { maxPageSize } from '../../kernel/page.ts'

type Variables = Record<string, unknown> | null | undefined

/** What an operation costs, as far as its document says: the rest is known with its variables. */
export interface OperationCost extends Cost {
  /** It has lists that may be longer than they usually are. */
  isGuessed: boolean
}

export interface Cost {
  fixed: number
  /** Parts that come as often as a page has rows. */
  paged: { rows: (variables: Variables) => number; each: Cost }[]
}

/** Rows of lists that have no pages, as many as they usually have; others count as ten. */
const usualRows: Record<string, number> = {
  'Conversation.members': 8,
  'Conversation.pinned': 4,
  'Conversation.typing': 2,
  'Message.attachments': 2,
  'Message.mentions': 2,
  'Message.reactions': 3,
  'Message.readBy': 4,
  'Reaction.users': 3,
  'Broadcast.attachments': 2,
}
const usualRowsElsewhere = 10
/** Where a page's size is left open. */
const usualPage = 50

/** Fields that take more than the values that they give: a count, a search, a write. */
const dearFields: Record<string, number> = { 'Query.searchMessages': 200 }
const costOfCount = 50
const costOfMutation = 20

/** With its variables. */
export const costWith = (variables: Variables, { fixed, paged }: Cost): number => {
  let cost = fixed
  for (const { rows, each } of paged) cost += rows(variables) * costWith(variables, each)
  return cost
}

/**
 * The values that an operation's answer is likely to have, and what is dear beside. Of a document that was validated. `typename`: where there are several
 * types to select of, it is of this one.
 */
export const costOf = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  typename?: string,
): OperationCost => {
  let isGuessed = false
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const each of document.definitions)
    if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each)
  const defaults = new Map(
    (operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [variable.name.value, defaultValue]),
  )

  /** null: it is left to the field, as a null that is given does, whatever the variable's default. */
  const sizeIn = (value: ValueNode): ((variables: Variables) => number | null) => {
    if (value.kind !== Kind.VARIABLE) return () => rowsIn(value)
    const name = value.name.value
    const otherwise = rowsIn(defaults.get(name))
    return (variables) => (variables && Object.hasOwn(variables, name) ? bounded(variables[name]) : otherwise)
  }

  const rowsOf = ({ arguments: given = [] }: FieldNode, field: Field): Rows => {
    const sizes = given.filter(isSize).map(({ value }) => sizeIn(value))
    const usual = defaultRows(field)
    return (variables) => {
      const asked = sizes.map((size) => size(variables)).filter((size) => size !== null)
      return asked.length > 0 ? Math.max(...asked) : usual
    }
  }

  /** `page`: the rows of the page that this is of. */
  const ofSelections = (parent: GraphQLCompositeType, { selections }: SelectionSetNode, page: Rows | null): Cost => {
    const cost: Cost = { fixed: 0, paged: [] }
    const add = (more: Cost): void => {
      cost.fixed += more.fixed
      cost.paged.push(...more.paged)
    }
    for (const each of selections)
      if (each.kind === Kind.FIELD) add(ofField(parent, each, page))
      else {
        const fragment = each.kind === Kind.FRAGMENT_SPREAD ? fragments.get(each.name.value)! : each
        const type = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value)
        if (typename && isAbstractType(parent) && isObjectType(type) && type.name !== typename) continue
        add(ofSelections(type && isCompositeType(type) ? type : parent, fragment.selectionSet, page))
      }
    return cost
  }

  const ofField = (parent: GraphQLCompositeType, node: FieldNode, page: Rows | null): Cost => {
    const field: Field | undefined = schema.getField(parent, node.name.value)
    if (!field) return { fixed: 1, paged: [] }
    const own = 1 + dearness(schema, parent, field)
    const type = getNamedType(field.type)
    if (!node.selectionSet || !isCompositeType(type)) return { fixed: own, paged: [] }
    if (hasPages(field)) return plus(own, ofSelections(type, node.selectionSet, rowsOf(node, field)))
    const each = ofSelections(type, node.selectionSet, null)
    if (!isListType(getNullableType(field.type))) return plus(own, each)
    const usual = usualRows[`${parent.name}.${field.name}`] ?? usualRowsElsewhere
    if (page) return { fixed: own, paged: [{ rows: page, each }] }
    isGuessed = true
    return plus(own, times(usual, each))
  }

  const root = schema.getRootType(operation.operation)
  const cost = root ? ofSelections(root, operation.selectionSet, null) : { fixed: 0, paged: [] }
  return { ...cost, isGuessed }
}

type Field = GraphQLField<unknown, unknown>
type Rows = (variables: Variables) => number

const isSize = ({ name }: ArgumentNode): boolean => name.value === 'first' || name.value === 'last'

const hasPages = ({ args }: Field): boolean => args.some(({ name }) => name === 'first')

const defaultRows = ({ args }: Field): number =>
  rowsIn(args.find(({ name }) => name === 'first')?.astNode?.defaultValue) ?? usualPage

const rowsIn = (value: ValueNode | undefined): number | null =>
  value?.kind === Kind.INT ? bounded(Number(value.value)) : null

/** More than a page may have is refused elsewhere. */
const bounded = (value: unknown): number | null =>
  typeof value === 'number' ? Math.min(Math.max(value, 1), maxPageSize) : null

const dearness = (schema: GraphQLSchema, parent: GraphQLCompositeType, { name }: Field): number => {
  if (name === 'totalCount') return costOfCount
  if (parent === schema.getMutationType()) return costOfMutation
  return (isObjectType(parent) && dearFields[`${parent.name}.${name}`]) || 0
}

const plus = (fixed: number, cost: Cost): Cost => ({ fixed: cost.fixed + fixed, paged: cost.paged })

const times = (n: number, { fixed, paged }: Cost): Cost => ({
  fixed: n * fixed,
  paged: paged.map(({ rows, each }) => ({ rows, each: times(n, each) })),
})
