// A plugin of graphql-codegen: what caches have to be told of the schema, as src/client hands it to them.
const { isInterfaceType, isObjectType } = require('graphql')

const list = (name, comment, types) =>
  `/** ${comment} */\nexport const ${name} = [\n${types.map((type) => `  '${type.name}',\n`).join('')}] as const\n`

exports.plugin = (schema) => {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'))
  const event = types.find((type) => isInterfaceType(type) && type.name === 'Event')
  const keyless = types.filter((type) => isObjectType(type) && !roots.includes(type) && !type.getFields().id)
  return [
    list('eventTypes', 'The types of events.', [...schema.getPossibleTypes(event)]),
    list(
      'edgeTypes',
      'Those whose key is their node’s.',
      keyless.filter(({ name }) => name.endsWith('Edge')),
    ),
    list(
      'keylessTypes',
      'Those without an id of their own, which are a part of what they are in.',
      keyless.filter(({ name }) => !name.endsWith('Edge')),
    ),
  ].join('\n')
}
