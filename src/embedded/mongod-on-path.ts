import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import type { Environment } from './progress.ts'

/** The first executable `mongod` on PATH, as a shell would take it. */
export const mongodOnPath = async (env: Environment): Promise<string | undefined> => {
  for (const folder of (env.PATH ?? '').split(delimiter)) {
    if (folder === '') continue

    const path = join(folder, 'mongod')
    const executable = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (executable) return path
  }

  return undefined
}
