import { badInput } from '../kernel/errors.ts'

/** Formats that others are made of, so that a file may be both. */
const containers = new Set(['application/zip', 'application/x-cfb', 'application/xml', 'application/gzip'])

/**
 * BAD_USER_INPUT where the bytes are not what was said. What can be told by its bytes has to be that; what can't (a text, say) must
 * not be something else that can. `application/octet-stream` says nothing, and so is always true.
 */
export const requireType = async (path: string, declared: string): Promise<void> => {
  if (declared === 'application/octet-stream') return
  const { fileTypeFromFile, supportedMimeTypes } = await import('file-type')
  const found = (await fileTypeFromFile(path))?.mime
  if (isSame(declared, found, supportedMimeTypes.has(declared))) return
  throw badInput('mimeType', `These bytes are ${found ?? 'something else'}, and not ${declared}.`)
}

const isSame = (declared: string, found: string | undefined, canBeTold: boolean): boolean => {
  if (found === declared || (found && isSound(found) && isSound(declared))) return true
  const inContainer = found !== undefined && containers.has(found)
  if (canBeTold) return inContainer && declared.startsWith('application/')
  return found === undefined || inContainer
}

/** Sound and film share their formats. */
const isSound = (type: string): boolean => /^(audio|video)\//.test(type)
