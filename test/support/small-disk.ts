import { execFileSync } from 'node:child_process'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk extends AsyncDisposable {
  path: string
  /** Not a byte is left, until what this resolves to is called. */
  fill(): Promise<() => Promise<void>>
}

/** A disk of its own, in memory, which root alone can have. */
export const startSmallDisk = async (megabytes: number): Promise<SmallDisk> => {
  const path = await mkdtemp(join(tmpdir(), 'parley-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'parley-disk', path])
  const ballast = join(path, 'ballast')
  return {
    path,
    fill: async () => {
      const file = await open(ballast, 'w')
      for (let bytes = 2 ** 20; bytes >= 4096; bytes /= 2)
        while (await file.write(Buffer.alloc(bytes)).then(({ bytesWritten }) => bytesWritten === bytes, isFull));
      await file.close()
      return () => rm(ballast)
    },
    [Symbol.asyncDispose]: async () => {
      // What is still open there goes with whoever has it.
      execFileSync('umount', ['--lazy', path])
      await rm(path, { recursive: true, force: true })
    },
  }
}

const isFull = (error: NodeJS.ErrnoException): false => {
  if (error.code !== 'ENOSPC') throw error
  return false
}
