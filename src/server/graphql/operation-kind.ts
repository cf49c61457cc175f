import { getOperationAST, Kind, type DocumentNode, type SelectionSetNode } from 'graphql'

/** What an operation is counted as: of each there are as few as there are root fields in the schema. */
export interface OperationKind {
  /** `query`, `mutation`, `subscription`; `unknown` where it isn't known which was meant. */
  type: string
  /** Its root field; `several` where there are more. */
  field: string
}

export const unknownKind: OperationKind = { type: 'unknown', field: 'unknown' }

const kinds = new WeakMap<DocumentNode, Map<string, OperationKind>>()

/** Of a document that was validated, so that its names are the schema's. */
export const kindOf = (document: DocumentNode, operationName: string | null | undefined): OperationKind => {
  const operation = getOperationAST(document, operationName)
  if (!operation) return unknownKind
  let ofDocument = kinds.get(document)
  if (!ofDocument) kinds.set(document, (ofDocument = new Map()))
  const name = operation.name?.value ?? ''
  const known = ofDocument.get(name)
  if (known) return known
  const fields = rootFields(operation.selectionSet, document)
  const [field = 'unknown'] = fields
  const kind = { type: operation.operation, field: fields.size > 1 ? 'several' : field }
  ofDocument.set(name, kind)
  return kind
}

const rootFields = (
  { selections }: SelectionSetNode,
  document: DocumentNode,
  into: Set<string> = new Set<string>(),
): Set<string> => {
  for (const selection of selections)
    if (selection.kind === Kind.FIELD) into.add(selection.name.value)
    else if (selection.kind === Kind.INLINE_FRAGMENT) rootFields(selection.selectionSet, document, into)
    else
      for (const definition of document.definitions)
        if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value)
          rootFields(definition.selectionSet, document, into)
  return into
}
