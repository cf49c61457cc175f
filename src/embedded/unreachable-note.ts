import { rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A day: networks change, and asking last costs nothing when another way works. */
const holdsMs = 86_400_000

/** A note in the cache that the official download couldn't be reached, so that nobody waits for that twice. */
export const createUnreachableNote = (cacheDir: string) => {
  const file = join(cacheDir, 'official-download-unreachable')

  return {
    holds: () =>
      stat(file).then(
        ({ mtimeMs }) => Date.now() - mtimeMs < holdsMs,
        () => false,
      ),
    write: (reason: string) => writeFile(file, `${reason}\n`).catch(() => {}),
    remove: () => rm(file, { force: true }),
  }
}
