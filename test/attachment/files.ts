import sharp from 'sharp'
import {
  AttachmentDocument,
  CreateUploadDocument,
  MessageFilesDocument,
  type AttachmentPartsFragment,
} from '../generated/operations.ts'
import type { Person } from '../support/person.ts'

export type Attachment = AttachmentPartsFragment
export interface File {
  name: string
  mimeType: string
  bytes: Buffer
}

export const textFile = (text: string, name = 'notes.txt'): File => ({
  name,
  mimeType: 'text/plain',
  bytes: Buffer.from(text),
})

export const picture = async (
  width: number,
  height: number,
  format: 'png' | 'jpeg' | 'webp' | 'gif' | 'avif' = 'png',
): Promise<File> => ({
  name: `picture.${format}`,
  mimeType: `image/${format}`,
  bytes: await sharp({ create: { width, height, channels: 3, background: '#3a7' } })
    .toFormat(format)
    .toBuffer(),
})

/** Reserves it, with its own size unless said otherwise. */
export const reserve = async (person: Person, { name, mimeType, bytes }: File, size = bytes.length) =>
  (await person.does(CreateUploadDocument, { input: { name, mimeType, size } })).createUpload

export const put = (url: string, body: Buffer, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, { method: 'PUT', body: new Uint8Array(body), headers })

/** The id of an attachment that can be used. */
export const upload = async (person: Person, file: File): Promise<string> => {
  const { attachment, uploadUrl } = await reserve(person, file)
  const response = await put(uploadUrl, file.bytes)
  if (response.status !== 204) throw new Error(`${response.status} ${await response.text()}`)
  return attachment.id
}

export const attachmentOf = async (person: Person, id: string): Promise<Attachment | null> =>
  (await person.does(AttachmentDocument, { id })).attachment

export const filesOf = async (person: Person, messageId: string): Promise<Attachment[]> =>
  (await person.does(MessageFilesDocument, { id: messageId })).message!.attachments

/** Status and code of an answer that refuses. */
export const refusal = async (answer: Response | Promise<Response>): Promise<string> => {
  const response = await answer
  return `${response.status} ${((await response.json()) as { code: string }).code}`
}

export const bytesOf = async (url: string, headers: Record<string, string> = {}): Promise<Buffer> =>
  Buffer.from(await (await fetch(url, { headers })).arrayBuffer())
