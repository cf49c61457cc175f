import {
  CreateUploadDocument,
  ParleyError,
  type AttachmentFieldsFragment,
  type Client,
  type Watched,
} from 'parley/client'
import { askAttachment } from './fresh.ts'
import { put } from './put.ts'

/** A file that is to be sent with the next message. */
export interface Upload {
  key: string
  name: string
  size: number
  isPicture: boolean
  /** What a picture looks like, as long as it isn't sent. */
  preview: string | null
  state: 'sending' | 'done' | 'failed'
  /** 0 to 1. */
  progress: number
  error: unknown
  attachment: AttachmentFieldsFragment | null
}

export interface Uploads extends Watched<readonly Upload[]> {
  /** Begins at once. Returns how many were left out, since a message has ten at most. */
  add(files: readonly File[]): number
  retry(key: string): void
  /** Also one that is under way. */
  remove(key: string): void
  /** Those that are there, which then are the message's. */
  take(): AttachmentFieldsFragment[]
  /** Those that were taken, where the message wasn't. */
  restore(attachments: readonly AttachmentFieldsFragment[]): void
  close(): void
}

export const mostFiles = 10

/** What the server shows as a picture. */
export const pictureTypes = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'])
const anything = 'application/octet-stream'

/** What files are together. */
export const kindOf = (files: readonly { mimeType: string }[]): 'IMAGE' | 'FILE' =>
  files.every(({ mimeType }) => pictureTypes.has(mimeType)) ? 'IMAGE' : 'FILE'

interface Running {
  file: File
  abort: AbortController
}

export const createUploads = (client: Client): Uploads => {
  let uploads: readonly Upload[] = []
  let made = 0
  const running = new Map<string, Running>()
  const listeners = new Set<() => void>()
  const set = (next: readonly Upload[]): void => {
    uploads = next
    for (const listener of listeners) listener()
  }
  const change = (key: string, part: Partial<Upload>): void =>
    set(uploads.map((each) => (each.key === key ? { ...each, ...part } : each)))

  const send = async (key: string, { file, abort }: Running, mimeType: string): Promise<void> => {
    const { signal } = abort
    const input = { name: nameOf(file), mimeType, size: file.size }
    const { createUpload } = await client.ask(CreateUploadDocument, { input }, { signal })
    await put(createUpload.uploadUrl, file, { signal, onProgress: (progress) => change(key, { progress }) })
    // Now that its bytes are there, it has a size in pixels and a thumbnail.
    const attachment = (await askAttachment(client, createUpload.attachment.id)) ?? createUpload.attachment
    if (!signal.aborted) change(key, { state: 'done', progress: 1, attachment })
  }
  const begin = (key: string, file: File): void => {
    const run = { file, abort: new AbortController() }
    running.set(key, run)
    const type = file.type || anything
    send(key, run, type)
      .catch((error: unknown) => {
        // What a system calls a type needn't be what its bytes say; as a file of any kind it is right.
        const isOther = error instanceof ParleyError && error.code === 'BAD_USER_INPUT' && error.argument !== 'size'
        if (!isOther || type === anything || pictureTypes.has(type)) throw error
        return send(key, run, anything)
      })
      .catch((error: unknown) => {
        if (!run.abort.signal.aborted) change(key, { state: 'failed', error })
      })
  }
  const forget = (upload: Upload): void => {
    running.get(upload.key)?.abort.abort()
    running.delete(upload.key)
    if (upload.preview) URL.revokeObjectURL(upload.preview)
  }
  return {
    get: () => uploads,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    add: (files) => {
      const taken = files.slice(0, mostFiles - uploads.length)
      const added = taken.map((file): [File, Upload] => {
        const isPicture = pictureTypes.has(file.type)
        const upload: Upload = {
          key: String(++made),
          name: nameOf(file),
          size: file.size,
          isPicture,
          preview: isPicture ? URL.createObjectURL(file) : null,
          state: 'sending',
          progress: 0,
          error: null,
          attachment: null,
        }
        return [file, upload]
      })
      set([...uploads, ...added.map(([, upload]) => upload)])
      for (const [file, { key }] of added) begin(key, file)
      return files.length - taken.length
    },
    retry: (key) => {
      const file = running.get(key)?.file
      if (!file) return
      change(key, { state: 'sending', progress: 0, error: null })
      begin(key, file)
    },
    remove: (key) => {
      for (const upload of uploads) if (upload.key === key) forget(upload)
      set(uploads.filter((upload) => upload.key !== key))
    },
    take: () => {
      const taken = uploads.flatMap(({ attachment }) => attachment ?? [])
      for (const upload of uploads) forget(upload)
      set([])
      return taken
    },
    restore: (attachments) =>
      set([
        ...uploads,
        ...attachments.map((attachment): Upload => {
          const { name, size, mimeType } = attachment
          const isPicture = pictureTypes.has(mimeType)
          const key = String(++made)
          return { key, name, size, isPicture, preview: null, state: 'done', progress: 1, error: null, attachment }
        }),
      ]),
    close: () => {
      for (const upload of uploads) forget(upload)
      uploads = []
    },
  }
}

/** What is pasted has a name of the browser's. */
const nameOf = ({ name }: File): string => name.replaceAll(/[/\\\p{Cc}]/gu, '_').slice(-255) || 'file'
