import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { mongo } from 'mongoose'
import type { Database } from '../store/database.ts'
import type { FileStorage } from './storage.ts'

/** The default: beside all else in MongoDB, in the bucket `files`. A file is there once its document is, which comes last. */
export const createGridFsStorage = ({ db }: Pick<Database, 'db'>): FileStorage => {
  const bucket = new mongo.GridFSBucket(db, { bucketName: 'files' })
  return {
    put: async (key, { path, mimeType }) => {
      const upload = bucket.openUploadStreamWithId(idOf(key), key, { metadata: { mimeType } })
      await pipeline(createReadStream(path), upload)
    },
    get: async (key, start, end) => {
      const file = await db.collection('files.files').findOne({ _id: idOf(key) }, { projection: { length: 1 } })
      if (!file) throw new Error(`There is no file ${key} in GridFS.`)
      // The driver wants both ends.
      return bucket.openDownloadStream(idOf(key), { start, end: end ?? (file['length'] as number) })
    },
    remove: async (key) => {
      await bucket.delete(idOf(key)).catch((error: unknown) => {
        // The chunks of what was never finished are gone all the same.
        if (!(error instanceof Error && error.message.startsWith('File not found'))) throw error
      })
    },
  }
}

const idOf = (key: string): mongo.BSON.ObjectId => mongo.BSON.ObjectId.createFromHexString(key)
