import type { Readable } from 'node:stream'

/** Where the bytes are. Each key is put once and never changed, so that what was given is the same for good. */
export interface FileStorage {
  /** Puts a whole file, or throws; what a failed attempt left is not given, and goes with `remove`. */
  put(key: string, file: StoredFile): Promise<void>
  /** The bytes from `start` up to, not with, `end`, or all that follow. Throws where there is no such key. */
  get(key: string, start: number, end?: number): Promise<Readable>
  /** Also of what isn't there. */
  remove(key: string): Promise<void>
}

export interface StoredFile {
  /** On this machine. */
  path: string
  /** Bytes. */
  size: number
  mimeType: string
}
