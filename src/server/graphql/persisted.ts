import { hash } from 'node:crypto'
import { badInput, ChatError } from '../../kernel/errors.ts'
import type { Manifest } from './manifest.ts'

/** A request's document: by its text, or by an id, in any of the forms that clients have for that. */
export interface AskedDocument {
  query?: string | null | undefined
  /** GraphQL over HTTP's form, with or without `sha256:` before it. */
  documentId?: unknown
  /** Apollo's form, also urql's: `persistedQuery.sha256Hash`; graphql-ws' own: `persistedQuery` is the id. */
  extensions?: unknown
}

export interface PersistedOptions {
  /** off: ids are not taken. allowed: they are, beside texts. required: no document runs that isn't in the manifest. */
  mode: 'off' | 'allowed' | 'required'
  manifest: Manifest
}

/** What people's clients register by Apollo's way: the last ones, within these bounds. */
const maxRegistered = 1000
const maxRegisteredLength = 20_000

export interface Persisted {
  /** The text to run, or why there is none. */
  textOf(request: AskedDocument): string | ChatError
  /** Somebody who is signed in asked for it, and it was found good: it may be asked for by its hash from now on. */
  register(request: AskedDocument): void
}

export const createPersisted = ({ mode, manifest }: PersistedOptions): Persisted => {
  const texts = new Set(manifest.values())
  const registered = new Map<string, string>()
  return {
    textOf: (request) => {
      const query = request.query ?? ''
      const id = request.documentId === undefined && request.extensions === undefined ? null : idOf(request)
      if (id instanceof ChatError) return id
      if (mode === 'off') return id !== null && query === '' ? refused('PersistedQueryNotSupported') : query
      const known = id === null ? undefined : (manifest.get(id) ?? registered.get(id))
      if (known !== undefined && (query === '' || query === known)) return known
      if (id !== null && query === '') return refused('PersistedQueryNotFound')
      if (mode === 'required')
        return texts.has(query)
          ? query
          : new ChatError('FORBIDDEN', { message: 'Only documents that this server knows are run: ask by an id.' })
      if (known !== undefined || (id !== null && !isHashOf(id, query)))
        return badInput('extensions', 'The id is that of another document: provided sha does not match query.')
      return query
    },
    register: (request) => {
      const { query } = request
      if (mode !== 'allowed' || request.extensions === undefined || !query || query.length > maxRegisteredLength) return
      const id = idOf(request)
      if (typeof id !== 'string' || registered.has(id) || manifest.has(id)) return
      registered.set(id, query)
      if (registered.size > maxRegistered) registered.delete(registered.keys().next().value!)
    },
  }
}

/** Clients of Apollo's and urql's know these two by their words. */
const refused = (message: 'PersistedQueryNotFound' | 'PersistedQueryNotSupported') =>
  new ChatError('NOT_FOUND', { argument: 'documentId', message })

const idOf = ({ documentId, extensions }: AskedDocument): string | ChatError | null => {
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: unknown }
  const given = documentId ?? hashIn(persistedQuery) ?? persistedQuery
  if (given === undefined || given === null) return null
  if (typeof given !== 'string' || given === '' || given.length > 200)
    return badInput(
      documentId === undefined ? 'extensions' : 'documentId',
      'A document’s id is a text of at most 200 characters.',
    )
  return given.replace(/^sha256:/, '')
}

const hashIn = (persistedQuery: unknown): unknown =>
  typeof persistedQuery === 'object' && persistedQuery !== null
    ? (persistedQuery as { sha256Hash?: unknown }).sha256Hash
    : undefined

const isHashOf = (id: string, text: string): boolean => hash('sha256', text) === id.toLowerCase()
