import { CreateUploadDocument, type Client } from 'parley/client'
import { put } from '../conversation/attachments/put.ts'

/** Brings a file to the server, and gives the id that it can be used by. */
export const upload = async (client: Client, file: File): Promise<string> => {
  const { createUpload } = await client.ask(CreateUploadDocument, {
    input: { name: file.name, mimeType: file.type || 'application/octet-stream', size: file.size },
  })
  await put(createUpload.uploadUrl, file, { signal: new AbortController().signal, onProgress: () => {} })
  return createUpload.attachment.id
}

/** What a person's or a group's picture can be. */
export const pictureTypes = 'image/png,image/jpeg,image/gif,image/webp,image/avif'
