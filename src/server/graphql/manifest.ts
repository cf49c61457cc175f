import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from '../../kernel/errors.ts'
import { packageFolder } from '../../kernel/version.ts'

/** Documents by their ids. */
export type Manifest = ReadonlyMap<string, string>

/** What the chat page, the client library and the commands ask; `npm run codegen` writes it. */
const ownFile = join(packageFolder, 'persisted-documents.json')

/** The server's own documents, and those of a file: `{ "id": "text" }`, or Apollo's `{ "operations": [{ "id", "body" }] }`. */
export const readManifests = async (file: string | undefined): Promise<Manifest> => {
  const all = await Promise.all([ownFile, ...(file === undefined ? [] : [file])].map(readManifest))
  return new Map(all.flatMap((each) => [...each]))
}

const readManifest = async (file: string): Promise<Manifest> => {
  const wrong = (why: string) => new StartError(`The persisted documents in ${file} can't be used: ${why}.`)
  let read: unknown
  try {
    read = JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    throw wrong((error as Error).message)
  }
  if (typeof read !== 'object' || read === null) throw wrong('it is no object of texts by ids')
  const { operations } = read as { operations?: unknown }
  const entries = Array.isArray(operations)
    ? operations.map((each: { id?: unknown; body?: unknown } | null): [unknown, unknown] => [each?.id, each?.body])
    : Object.entries(read)
  for (const [id, text] of entries)
    if (typeof id !== 'string' || typeof text !== 'string')
      throw wrong(`${JSON.stringify(id) ?? 'an operation'} has no text`)
  return new Map(entries as [string, string][])
}
