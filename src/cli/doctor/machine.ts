import { existsSync } from 'node:fs'
import { access, constants, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { packageFolder, version } from '../../kernel/version.ts'
import { bad, good, reasonOf, type Check } from './check.ts'

const neededMajor = 24

export const checkVersions: Check = async () => [
  Number.parseInt(process.versions.node, 10) >= neededMajor
    ? good('node', `Node ${process.versions.node} runs Parley ${version}.`)
    : bad('node', `Node ${process.versions.node} is too old: Parley needs ${neededMajor} or later.`),
  existsSync(join(packageFolder, 'dist', 'web', 'index.html'))
    ? good('page', 'The chat page is built.')
    : bad('page', 'The chat page is not built: run `npm run build:web`.'),
]

/** Below it a database stops taking writes before long. */
const leastFree = 1e9

export const checkDisk: Check = async ({ dataDir }) => {
  const folder = nearest(dataDir)
  try {
    await access(folder, constants.W_OK)
    const { bavail, bsize } = await statfs(folder)
    const free = `${((bavail * bsize) / 1e9).toFixed(1)} GB are free`
    return [
      bavail * bsize >= leastFree
        ? good('disk', `${free} at DATA_DIR (${dataDir}).`)
        : bad('disk', `Only ${free} at DATA_DIR (${dataDir}): make room, or set DATA_DIR to a larger disk.`),
    ]
  } catch (error) {
    return [bad('disk', `DATA_DIR (${dataDir}) can't be used: ${reasonOf(error)}.`)]
  }
}

/** The folder, or else the one that it would be made in. */
const nearest = (folder: string): string => (existsSync(folder) ? folder : nearest(dirname(folder)))
