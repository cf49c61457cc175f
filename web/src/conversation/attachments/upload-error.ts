import { ParleyError } from 'parley/client'
import { useErrorText } from '../../act/error-text.ts'
import { useText } from '../../text/text.tsx'
import type { Upload } from './uploads.ts'

/** Why a file wasn't taken. */
export const useUploadError = (): ((upload: Pick<Upload, 'error' | 'size' | 'isPicture'>) => string) => {
  const { uploads: text } = useText().conversation
  const errorText = useErrorText()
  return ({ error, size, isPicture }) => {
    const { code, argument } = error instanceof ParleyError ? error : { code: '', argument: null }
    if (size === 0) return text.empty
    if (argument === 'size' || code === 'PAYLOAD_TOO_LARGE') return text.tooLarge
    if (code === 'UPLOAD_CUT_OFF') return text.cutOff
    if (code === 'CONFLICT') return text.tooManyUnused
    if (code === 'BAD_USER_INPUT' && isPicture) return text.noPicture
    return errorText(error)
  }
}
