import type { Clock } from '../kernel/clock.ts'
import type { ChatError } from '../kernel/errors.ts'
import type { Commit } from '../store/commit/entry.ts'
import type { Database } from '../store/database.ts'
import { startCleaning } from './cleaning.ts'
import { createGridFsStorage } from './gridfs.ts'
import { createProfileService } from './profile.ts'
import { createReceiver } from './receive.ts'
import { createAttachmentResolvers } from './resolvers.ts'
import { createS3Storage, type S3Options } from './s3.ts'
import { createAttachmentService } from './service.ts'
import type { SignedUrls } from './signed-urls.ts'

/** Files: what takes them, keeps them and gives them out, and what removes those that nobody used. */
export const startAttachments = async (needs: {
  database: Database
  commit: Commit
  clock: Clock
  urls: SignedUrls
  /** null: they are kept in the database. */
  s3: S3Options | null
  maxBytes: number
  refusal(userId: string): ChatError | null
  onTrouble(message: string, error: unknown): void
}) => {
  const { database, s3, urls } = needs
  const storage = s3 ? await createS3Storage(s3) : createGridFsStorage(database)
  const receiver = createReceiver({ ...needs, storage })
  const cleaning = startCleaning({ ...needs, storage })
  return {
    storage,
    receiver,
    cleaning,
    resolvers: createAttachmentResolvers(createAttachmentService(needs), createProfileService(needs), urls),
    close: () => Promise.all([cleaning.close(), receiver.close()]),
  }
}
