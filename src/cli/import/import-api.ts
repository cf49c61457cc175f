import type { Ask } from '../../client/ask.ts'
import { ImportMessagesDocument, IsKnownDocument, UpsertUsersDocument } from '../generated/documents.ts'
import { patiently } from '../patience.ts'
import type { Converted } from './convert.ts'

export interface ImportedPerson {
  id: string
  name: string
  avatarUrl?: string
}

export type ImportApi = ReturnType<typeof createImportApi>

export const createImportApi = (ask: Ask, signal: AbortSignal) => ({
  import: async (input: Converted[]) =>
    (await patiently(() => ask(ImportMessagesDocument, { input }, { signal }), signal)).importMessages,
  makeKnown: async (input: ImportedPerson[]): Promise<void> => {
    await patiently(() => ask(UpsertUsersDocument, { input }, { signal }), signal)
  },
  isKnown: async (id: string): Promise<boolean> =>
    (await patiently(() => ask(IsKnownDocument, { id }, { signal }), signal)).user !== null,
})
