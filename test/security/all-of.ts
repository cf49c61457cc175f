import {
  buildSchema,
  isObjectType,
  Kind,
  parse,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ArgumentNode,
  type DocumentNode,
  type ObjectFieldNode,
  type SelectionSetNode,
} from 'graphql'
import { typeDefs } from '../../src/server/graphql/schema.ts'
import { isForAdmins, selectionOf } from '../support/selections.ts'

export const schema = buildSchema(typeDefs.join('\n'))

const star = 'everything'
const parsed = (document: string): DocumentNode => parse(document.replaceAll('*', star))

/** `{ *  }` as all that the object there has, and what lies one or two deeper; without what is for admins where it isn't for one. */
export const withAll = (document: string, isAdmin: boolean): string => {
  const types = new TypeInfo(schema)
  const expanded = visit(
    parsed(document),
    visitWithTypeInfo(types, {
      [Kind.SELECTION_SET]: (node): SelectionSetNode | undefined => {
        const type = types.getParentType()
        const isStar = node.selections.some((each) => each.kind === Kind.FIELD && each.name.value === star)
        if (!isStar || !isObjectType(type)) return undefined
        const depth = type.name.endsWith('Payload') ? 2 : 1
        const selection = selectionOf(type, { wants: (_, field) => isAdmin || !isForAdmins(field), depth })
        const [operation] = parse(selection).definitions
        return operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet : undefined
      },
    }),
  )
  return print(expanded)
}

/** The arguments and input fields that a document gives `$…` to, as `Type.field.argument` and `Input.field`. */
export const namedIn = (document: string): string[] => {
  const types = new TypeInfo(schema)
  const found: string[] = []
  const isNamed = ({ value }: ArgumentNode | ObjectFieldNode): boolean =>
    value.kind === Kind.VARIABLE ||
    (value.kind === Kind.LIST && value.values.some(({ kind }) => kind === Kind.VARIABLE))
  const inputs: string[] = []
  visit(
    parsed(document),
    visitWithTypeInfo(types, {
      [Kind.ARGUMENT]: (node) => {
        if (isNamed(node)) found.push(`${types.getParentType()!.name}.${types.getFieldDef()!.name}.${node.name.value}`)
      },
      [Kind.OBJECT]: {
        enter: () => void inputs.push(String(types.getInputType()).replaceAll(/[![\]]/g, '')),
        leave: () => void inputs.pop(),
      },
      [Kind.OBJECT_FIELD]: (node) => {
        if (isNamed(node)) found.push(`${inputs.at(-1)}.${node.name.value}`)
      },
    }),
  )
  return found
}
