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
      if (!(await db.collection('files.files').findOne({ _id: idOf(key) }, { projection: { _id: 1 } })))
        throw new Error(`There is no file ${key} in GridFS.`)
      return bucket.openDownloadStream(idOf(key), { start, ...(end !== undefined && { end }) })
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
