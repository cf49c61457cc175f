import { open, type FileHandle } from 'node:fs/promises'

/** A file of lines that an export goes on writing to. */
export interface KeptLines extends AsyncDisposable {
  /** What `read` made of the last whole line that was there at the opening; null where there was none. */
  readonly place: string | null
  /** Resolves once they are on the disk's way: the next page isn't asked for before. */
  write(text: string): Promise<void>
}

const stepBytes = 64 * 1024
/** A message's line is far below it; a file whose last line is longer is none of ours. */
const longestLine = 1024 * 1024

/**
 * Opens a file to write on behind its last whole line; what a cut left behind that is taken away. `read` finds the place in that line,
 * and throws where it is none of ours; `begin` is what each of our lines begins with. A file of something else is left as it is.
 *
 * @throws Error what `read` throws, or where the file has no line of ours
 */
export const openKeptLines = async (
  path: string,
  { begin, read }: { begin: string; read(line: string): string },
): Promise<KeptLines> => {
  const file = await openToWrite(path)
  try {
    const { size } = await file.stat()
    const { last, end } = await lastLine(file, size)
    if (last === null && !(await beginsWith(file, begin))) throw new Error('it is not an export.')
    const place = last === null ? null : read(last)
    await file.truncate(end)
    let at = end
    return {
      place,
      write: async (text) => {
        const { bytesWritten } = await file.write(text, at)
        at += bytesWritten
      },
      [Symbol.asyncDispose]: async () => {
        await file.sync()
        await file.close()
      },
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

const openToWrite = async (path: string): Promise<FileHandle> => {
  try {
    return await open(path, 'r+')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return open(path, 'wx+', 0o600)
  }
}

/** Read from behind, as far as needed. */
const lastLine = async (file: FileHandle, size: number): Promise<{ last: string | null; end: number }> => {
  let tail = Buffer.alloc(0)
  for (let from = size; from > 0 && tail.length < longestLine;) {
    const bytes = Math.min(stepBytes, from)
    from -= bytes
    const { buffer } = await file.read(Buffer.alloc(bytes), 0, bytes, from)
    tail = Buffer.concat([buffer, tail])
    const end = tail.lastIndexOf('\n')
    const begin = end > 0 ? tail.lastIndexOf('\n', end - 1) : -1
    if (end >= 0 && (begin >= 0 || from === 0))
      return { last: tail.toString('utf8', begin + 1, end), end: from + end + 1 }
  }
  if (size > longestLine) throw new Error('it is not an export.')
  return { last: null, end: 0 }
}

/** Also where no more than a part of it was written. */
const beginsWith = async (file: FileHandle, text: string): Promise<boolean> => {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(text.length), 0, text.length, 0)
  return text.startsWith(buffer.toString('utf8', 0, bytesRead))
}
