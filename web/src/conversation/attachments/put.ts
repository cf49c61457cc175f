import { ParleyError } from 'parley/client'

interface PutOptions {
  signal: AbortSignal
  /** 0 to 1. */
  onProgress(progress: number): void
}

/** Sends a file's bytes. `fetch` doesn't tell how far it has come. Rejects with a ParleyError. */
export const put = (url: string, file: File, { signal, onProgress }: PutOptions): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const end = (): void => request.abort()
    signal.addEventListener('abort', end)
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0))
    request.addEventListener('loadend', () => {
      signal.removeEventListener('abort', end)
      if (request.status === 204) resolve()
      else reject(refusal(request))
    })
    request.open('PUT', url)
    request.send(file)
  })

const refusal = ({ status, responseText }: XMLHttpRequest): ParleyError => {
  if (status === 0) return new ParleyError('The connection was lost.', { code: 'UPLOAD_CUT_OFF' })
  try {
    const { code, message } = JSON.parse(responseText) as { code: string; message: string }
    return new ParleyError(message, { code })
  } catch {
    return new ParleyError(`The upload was answered with ${status}.`, {})
  }
}
