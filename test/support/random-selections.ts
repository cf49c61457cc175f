import {
  getNamedType,
  isAbstractType,
  isLeafType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql'
import type { seeded } from './random.ts'

type Field = GraphQLField<unknown, unknown>

export interface RandomChoice {
  schema: GraphQLSchema
  random: ReturnType<typeof seeded>
  /** Fields that may be taken; required arguments are those of `valueOf`. */
  wants(type: GraphQLCompositeType, field: Field): boolean
  /** What may be given to an argument; nothing: it is left out. */
  valueOf(argument: GraphQLArgument): string | undefined
}

/** Some of a type's fields, also twice, under other names, and within fragments, down to a depth. */
export const randomSelection = (choice: RandomChoice, type: GraphQLCompositeType, depth: number): string => {
  const { schema, random, wants } = choice
  const fields = 'getFields' in type ? Object.values<Field>(type.getFields()) : []
  const fit = fields.filter((field) => wants(type, field) && (depth > 0 || isLeafType(getNamedType(field.type))))
  const parts = ['__typename']
  for (let i = random.below(6); i >= 0 && fit.length > 0; i--) {
    const field = random.of(fit)
    const selected = fieldOf(choice, field, depth)
    if (selected === null) continue
    const part = random.below(3) === 0 ? `a${random.below(1000)}: ${selected}` : selected
    parts.push(random.below(4) === 0 ? `... on ${type.name} { ${part} }` : part)
  }
  if (isAbstractType(type))
    for (const each of schema.getPossibleTypes(type))
      if (random.below(2) === 0) parts.push(`... on ${each.name} ${randomSelection(choice, each, depth)}`)
  return `{ ${parts.join(' ')} }`
}

const fieldOf = (choice: RandomChoice, field: Field, depth: number): string | null => {
  const given: string[] = []
  for (const argument of field.args) {
    const value = choice.valueOf(argument)
    if (value !== undefined) given.push(`${argument.name}: ${value}`)
    else if (isNonNullType(argument.type) && !argument.default) return null
  }
  const inner = getNamedType(field.type)
  const own = isLeafType(inner) ? '' : ` ${randomSelection(choice, inner as GraphQLCompositeType, depth - 1)}`
  return `${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${own}`
}
