import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { mongo } from 'mongoose'
import { badInput, ChatError, notFound, overloaded } from '../kernel/errors.ts'
import type { Database } from '../store/database.ts'
import type { AttachmentRow } from '../store/rows.ts'
import { requireType } from './content-type.ts'
import { makeThumbnail } from './picture.ts'
import { isPicture } from './rules.ts'
import type { FileStorage } from './storage.ts'

export interface Receiver {
  /** Resolves once the attachment can be used. `length` is what the sender says that it sends, in bytes. */
  receive(id: string, body: Readable, length: number | null): Promise<void>
  close(): Promise<void>
}

/** Uploads that one process takes at the same time; more are OVERLOADED. */
const maxUnderWay = 64
/** And of one person: the files of a message and some more, so that nobody keeps all others from theirs. */
const maxOfOne = 16
/** Keys that an attachment can have, two an attempt: whoever tries more often reserves anew. */
const maxKeys = 40

/**
 * The bytes go to a file of this machine first, where they are counted and looked at, then to the storage, and only then does the
 * row say so: half of an upload is never seen. Of several attempts the first to end counts.
 */
export const createReceiver = (needs: {
  database: Pick<Database, 'attachments'>
  storage: FileStorage
  /** Why a person may not do anything; null where they may. */
  refusal(userId: string): ChatError | null
  onTrouble(message: string, error: unknown): void
}): Receiver => {
  const { storage, onTrouble } = needs
  const { attachments } = needs.database
  let folder: Promise<string> | undefined
  let underWay = 0
  const ofEach = new Map<string, number>()

  /** The address was given to somebody who may have been suspended since. */
  const requireStanding = ({ ownerId }: AttachmentRow): void => {
    const refused = needs.refusal(ownerId)
    if (refused) throw refused
  }

  const remove = async (keys: string[]): Promise<void> => {
    for (const key of keys)
      await storage.remove(key).catch((error: unknown) => onTrouble('An upload could not be removed.', error))
  }

  const store = async (row: AttachmentRow, path: string): Promise<void> => {
    const thumbnailPath = `${path}.webp`
    const measured = isPicture(row) ? await makeThumbnail(path, thumbnailPath) : null
    const file = newKey()
    const thumbnail = measured && newKey()
    const keys = thumbnail ? [file, thumbnail] : [file]
    const noted = await attachments.updateOne(
      { _id: row._id, state: 'RESERVED', [`keys.${maxKeys}`]: { $exists: false } },
      { $push: { keys: { $each: keys } } },
    )
    if (noted.matchedCount === 0) throw used()
    try {
      await storage.put(file, { path, size: row.size, mimeType: row.mimeType })
      if (thumbnail) {
        const { size } = await stat(thumbnailPath)
        await storage.put(thumbnail, { path: thumbnailPath, size, mimeType: 'image/webp' })
      }
      const { width = null, height = null } = measured ?? {}
      const done = await attachments.updateOne(
        { _id: row._id, state: 'RESERVED' },
        { $set: { state: 'READY', file, thumbnail, width, height } },
      )
      if (done.matchedCount === 0) throw used()
    } catch (error) {
      // An answer that was lost may have been a yes.
      const now = await attachments.findOne({ _id: row._id })
      if (now?.file === file) return
      await remove(keys)
      throw error
    }
  }

  return {
    receive: async (id, body, length) => {
      const row = await attachments.findOne({ _id: id })
      if (!row || row.state === 'GONE') throw notFound('id', 'upload')
      requireStanding(row)
      if (row.state !== 'RESERVED') throw used()
      if (length !== null) requireSize(length, row.size)
      const ofOwner = ofEach.get(row.ownerId) ?? 0
      if (underWay >= maxUnderWay || ofOwner >= maxOfOne) throw overloaded()
      underWay++
      ofEach.set(row.ownerId, ofOwner + 1)
      try {
        folder ??= mkdtemp(join(tmpdir(), 'parley-uploads-'))
        const path = join(await folder, newKey())
        try {
          await writeFile(path, counted(body, row.size), { flag: 'wx' })
          await requireType(path, row.mimeType)
          requireStanding(row)
          await store(row, path)
        } finally {
          await Promise.all([rm(path, { force: true }), rm(`${path}.webp`, { force: true })])
        }
      } finally {
        underWay--
        const left = ofEach.get(row.ownerId)! - 1
        if (left > 0) ofEach.set(row.ownerId, left)
        else ofEach.delete(row.ownerId)
      }
    },
    close: async () => {
      if (folder) await rm(await folder, { recursive: true, force: true })
    },
  }
}

/** The chunks, as long as they aren't more than was said; the stream stays open, so that it can be answered. */
async function* counted(body: Readable, size: number): AsyncGenerator<Buffer> {
  let received = 0
  for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    received += chunk.length
    if (received > size) requireSize(received, size)
    yield chunk
  }
  requireSize(received, size)
}

const requireSize = (bytes: number, size: number): void => {
  if (bytes > size)
    throw new ChatError('PAYLOAD_TOO_LARGE', {
      argument: 'size',
      message: `These are more than the ${size} bytes said.`,
    })
  if (bytes < size) throw badInput('size', `These are ${bytes} bytes, and not the ${size} said.`)
}

const used = (): ChatError =>
  new ChatError('CONFLICT', { message: 'Something was uploaded here before: reserve another attachment.' })

const newKey = (): string => new mongo.BSON.ObjectId().toHexString()
