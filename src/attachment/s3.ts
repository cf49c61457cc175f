import { openAsBlob } from 'node:fs'
import { Readable } from 'node:stream'
import type { FileStorage } from './storage.ts'

export interface S3Options {
  /** Of the service, without the bucket. */
  endpoint: string
  bucket: string
  /** @default auto */
  region?: string | undefined
  accessKeyId: string
  secretAccessKey: string
}

/** Any service that speaks S3, addressed by path; the client is loaded only here. */
export const createS3Storage = async (options: S3Options): Promise<FileStorage> => {
  const { S3mini } = await import('s3mini')
  const s3 = new S3mini({
    endpoint: `${options.endpoint.replace(/\/+$/, '')}/${options.bucket}`,
    region: options.region ?? 'auto',
    accessKeyId: options.accessKeyId,
    secretAccessKey: options.secretAccessKey,
    requestAbortTimeout: 60_000,
  })
  return {
    put: async (key, { path, size, mimeType }) => {
      // A blob of the file is read as it is sent.
      await s3.putObject(key, await openAsBlob(path), mimeType, undefined, undefined, size)
    },
    get: async (key, start, end) => {
      const response = await s3.getObjectRaw(key, false, start, end)
      if (!response.body) throw new Error(`S3 gave no body for ${key}.`)
      return Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0])
    },
    remove: async (key) => {
      await s3.deleteObject(key)
    },
  }
}
