import { readFileSync } from 'node:fs'
import { buildSchema, isInterfaceType } from 'graphql'

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'))

/** The schema's interfaces with their types, as a code generator writes them for Apollo's cache. */
export const possibleTypes: Record<string, string[]> = Object.fromEntries(
  Object.values(schema.getTypeMap())
    .filter(isInterfaceType)
    .map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]),
)
