import { CreateUploadDocument, ParleyError, type Client } from 'parley/client'

/** Brings a file to the server, and gives the id that it can be used by. */
export const upload = async (client: Client, file: File): Promise<string> => {
  const { createUpload } = await client.ask(CreateUploadDocument, {
    input: { name: file.name, mimeType: file.type || 'application/octet-stream', size: file.size },
  })
  const answer = await fetch(createUpload.uploadUrl, { method: 'PUT', body: file })
  if (answer.ok) return createUpload.attachment.id
  const { code, message } = (await answer.json().catch(() => ({}))) as { code?: string; message?: string }
  throw new ParleyError(message ?? answer.statusText, { code })
}

/** What a person's or a group's picture can be. */
export const pictureTypes = 'image/png,image/jpeg,image/gif,image/webp,image/avif'
