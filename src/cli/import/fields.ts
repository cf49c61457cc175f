/** A document of the other chat, whatever is in it. */
export type Doc = Readonly<Record<string, unknown>>

/** Names of fields, dots between nested ones. Of a list, those that are there count, in its order. */
export type Paths = readonly string[]

/** Whether a document has something: a field that isn't empty, or one with one of these values. */
export type Condition = string | { path: string; is: readonly unknown[] }

/** All values at a path; one that leads through a list has several. What is null isn't there. */
export const valuesAt = (value: unknown, path: string): unknown[] => at(value, path.split('.'))

const at = (value: unknown, names: readonly string[]): unknown[] => {
  if (value === null || value === undefined) return []
  if (Array.isArray(value)) return value.flatMap((each) => at(each, names))
  const [name, ...more] = names
  if (name === undefined) return [value]
  return typeof value === 'object' && Object.hasOwn(value, name) ? at((value as Doc)[name], more) : []
}

export const firstAt = (doc: Doc, paths: Paths): unknown => {
  for (const path of paths) for (const value of valuesAt(doc, path)) return value
  return undefined
}

/** The first that isn't blank. */
export const textAt = (doc: Doc, paths: Paths): string | null => {
  for (const path of paths)
    for (const value of valuesAt(doc, path)) if (typeof value === 'string' && value.trim()) return value
  return null
}

/** The ids at all of the paths, each once. */
export const idsAt = (doc: Doc, paths: Paths): string[] => [
  ...new Set(paths.flatMap((path) => valuesAt(doc, path).flatMap((value) => idOf(value) ?? []))),
]

/** An id as people's tokens have it; of an embedded document, that of the person whom it stands for. */
export const idOf = (value: unknown): string | null => {
  if (typeof value === 'string') return value || null
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || value === null) return null
  if ('toHexString' in value && typeof value.toHexString === 'function') return String(value.toHexString())
  const { userId, user, _id, id } = value as Doc
  return idOf(userId) ?? idOf(user) ?? idOf(_id) ?? idOf(id)
}

export const holds = (doc: Doc, conditions: readonly Condition[]): boolean =>
  conditions.some((condition) =>
    typeof condition === 'string'
      ? valuesAt(doc, condition).some(Boolean)
      : valuesAt(doc, condition.path).some((value) => condition.is.includes(value)),
  )
