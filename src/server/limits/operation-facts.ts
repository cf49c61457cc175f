import { Kind, OperationTypeNode, type DocumentNode, type GraphQLSchema, type SelectionSetNode } from 'graphql'
import { costOf, costWith, type OperationCost } from './cost.ts'

/** What has a limit of its own, beside operations and what they cost. */
export type Act = 'sends' | 'uploads' | 'typing'

/** What is known of an operation before it runs. */
export interface OperationFacts {
  cost: OperationCost
  /** Of a subscription: what one event of this type costs. */
  costOfEvent(typename: string, variables: Record<string, unknown> | null | undefined): number
  isSubscription: boolean
  /** The names of its variables. */
  variables: ReadonlySet<string>
  /** How often it does what has a limit of its own. */
  acts: [Act, times: number][]
}

const actOf: Record<string, Act> = { sendMessage: 'sends', createUpload: 'uploads', setTyping: 'typing' }

/** By the operation's name; '' where it has none. Of a document that was validated. */
export const factsOf = (schema: GraphQLSchema, document: DocumentNode): ReadonlyMap<string, OperationFacts> => {
  const facts = new Map<string, OperationFacts>()
  for (const each of document.definitions) {
    if (each.kind !== Kind.OPERATION_DEFINITION) continue
    const times = new Map<Act, number>()
    const ofEvents = new Map<string, OperationCost>()
    if (each.operation === OperationTypeNode.MUTATION) countActs(document, each.selectionSet, times)
    facts.set(each.name?.value ?? '', {
      cost: costOf(schema, document, each),
      costOfEvent: (typename, variables) => {
        let its = ofEvents.get(typename)
        if (!its) ofEvents.set(typename, (its = costOf(schema, document, each, typename)))
        return costWith(variables, its)
      },
      variables: new Set(each.variableDefinitions?.map(({ variable }) => variable.name.value)),
      isSubscription: each.operation === OperationTypeNode.SUBSCRIPTION,
      acts: [...times],
    })
  }
  return facts
}

/** The one that is named, or the only one. */
export const factsNamed = (
  facts: ReadonlyMap<string, OperationFacts>,
  operationName: string | null | undefined,
): OperationFacts | undefined => {
  if (operationName) return facts.get(operationName)
  return facts.size === 1 ? facts.values().next().value : undefined
}

const countActs = (document: DocumentNode, { selections }: SelectionSetNode, into: Map<Act, number>): void => {
  for (const each of selections)
    if (each.kind === Kind.FIELD) {
      const act = actOf[each.name.value]
      if (act) into.set(act, (into.get(act) ?? 0) + 1)
    } else if (each.kind === Kind.INLINE_FRAGMENT) countActs(document, each.selectionSet, into)
    else
      for (const definition of document.definitions)
        if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === each.name.value)
          countActs(document, definition.selectionSet, into)
}
