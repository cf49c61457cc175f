import {
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql'

/** Which fields a selection takes. */
export interface Choice {
  wants(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): boolean
  /** How many objects lie one within the other. */
  depth: number
}

export const hasDirective = (field: GraphQLField<unknown, unknown>, name: string): boolean =>
  field.astNode?.directives?.some((directive) => directive.name.value === name) ?? false

export const isForAdmins = (field: GraphQLField<unknown, unknown>): boolean =>
  field.astNode?.directives?.some(
    ({ name, arguments: given = [] }) =>
      name.value === 'auth' && given.some(({ value }) => value.kind === 'EnumValue' && value.value === 'ADMIN'),
  ) ?? false

/** All fields of an object that are wanted and need no argument, down to a depth; `__typename` tells whose they are. */
export const selectionOf = (type: GraphQLObjectType, choice: Choice): string => {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    if (!choice.wants(type, field) || field.args.some(isRequired)) return []
    const inner = getNamedType(field.type)
    if (isLeafType(inner)) return [field.name]
    if (!isObjectType(inner) || choice.depth === 0) return []
    return [`${field.name} ${selectionOf(inner, { ...choice, depth: choice.depth - 1 })}`]
  })
  return `{ __typename ${fields.join(' ')} }`
}

const isRequired = ({ type, defaultValue }: GraphQLField<unknown, unknown>['args'][number]): boolean =>
  isNonNullType(type) && defaultValue === undefined

/** `Type.field` of all that an answer has a value for; an empty list is none. */
export const shownIn = (answer: unknown, shown = new Set<string>()): Set<string> => {
  if (Array.isArray(answer)) for (const each of answer) shownIn(each, shown)
  else if (answer && typeof answer === 'object') {
    const { __typename, ...fields } = answer as { __typename?: string }
    for (const [name, value] of Object.entries(fields)) {
      const isEmpty = value === null || (Array.isArray(value) && value.length === 0)
      if (__typename && !isEmpty) shown.add(`${__typename}.${name}`)
      shownIn(value, shown)
    }
  }
  return shown
}

/** The object types that can be reached from some, by fields that are wanted. */
export const reachableFrom = (
  types: readonly GraphQLObjectType[],
  wants: Choice['wants'],
  reached = new Set<GraphQLObjectType>(),
): Set<GraphQLObjectType> => {
  for (const type of types) {
    if (reached.has(type)) continue
    reached.add(type)
    const inner = Object.values(type.getFields())
      .filter((field) => wants(type, field))
      .map((field) => getNamedType(field.type))
      .filter((each) => isObjectType(each) && !isInterfaceType(each))
    reachableFrom(inner, wants, reached)
  }
  return reached
}
