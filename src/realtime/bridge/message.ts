import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto'
import { mongo } from 'mongoose'
import type { LogEntry } from '../../store/rows.ts'
import type { Ephemeral } from '../bus.ts'

/** What a process says at once. */
export interface Message {
  /** The process. */
  from: string
  /** What it has committed, in the order of its lanes. */
  entries: LogEntry[]
  ephemera: Ephemeral[]
  /** It has committed more than it tells: the log has it. */
  isShort: boolean
}

export interface Messages {
  /** BSON, so that an entry is read as it is from the log, behind an HMAC of 32 bytes (SHA-256). */
  seal(message: Message): Buffer
  /** null: it isn't of a process on this database, or of one that speaks otherwise. */
  open(bytes: Buffer): Message | null
}

const { BSON } = mongo
const macBytes = 32
const format = 1

/** `key`: the database's, which its processes alone have. */
export const createMessages = (key: KeyObject): Messages => {
  const macOf = (body: Buffer): Buffer => createHmac('sha256', key).update(body).digest()
  return {
    seal: (message) => {
      const body = Buffer.from(BSON.serialize({ format, ...message }))
      return Buffer.concat([macOf(body), body])
    },
    open: (bytes) => {
      const body = bytes.subarray(macBytes)
      if (body.length === 0 || !timingSafeEqual(macOf(body), bytes.subarray(0, macBytes))) return null
      const said = BSON.deserialize(body) as Message & { format: number }
      return said.format === format ? said : null
    },
  }
}
