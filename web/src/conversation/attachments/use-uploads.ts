import { useEffect, useMemo } from 'react'
import { useChat } from '../../chat/chat-context.ts'
import { createUploads, type Uploads } from './uploads.ts'

/** The files of the message that is written here; who leaves drops them. */
export const useUploads = (): Uploads => {
  const { client } = useChat()
  const uploads = useMemo(() => createUploads(client), [client])
  useEffect(() => uploads.close, [uploads])
  return uploads
}
