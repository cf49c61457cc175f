import { constants } from 'node:fs'
import { access, mkdir, realpath } from 'node:fs/promises'
import { StartError } from '../kernel/errors.ts'

/** The real path of DATA_DIR, which is made where it isn't there, for its owner alone. */
export const openDataDir = async (dataDir: string): Promise<string> => {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)

    return await realpath(dataDir)
  } catch (error) {
    throw unusable(dataDir, error as NodeJS.ErrnoException)
  }
}

export const unusable = (dataDir: string, { code, message }: NodeJS.ErrnoException): StartError =>
  new StartError(`DATA_DIR is ${dataDir}, which can't be used: ${reasons[code ?? ''] ?? message}.`)

const reasons: Record<string, string> = {
  EEXIST: 'a file is in the way',
  ENOTDIR: 'a file is in the way',
  EACCES: 'it may not be written to',
  EPERM: 'it may not be written to',
  EROFS: 'it may not be written to',
  ENOENT: 'it can be neither found nor made',
  ENOSPC: 'the disk is full',
}
