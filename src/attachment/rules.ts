import { badInput, notFound } from '../kernel/errors.ts'
import { readText } from '../kernel/text.ts'
import type { View } from '../store/commit/entry.ts'
import type { AttachmentRow } from '../store/rows.ts'

export interface Reservation {
  name: string
  mimeType: string
  size: number
}

/** What browsers show and nothing in which can run: these alone are served inline, measured, and made thumbnails of. */
export const pictureTypes: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
])

export const isPicture = ({ mimeType }: Pick<AttachmentRow, 'mimeType'>): boolean => pictureTypes.has(mimeType)

/** What is reserved, as it is kept; BAD_USER_INPUT where it can't be. */
export const readReservation = (input: Reservation, maxBytes: number): Reservation => {
  const name = readText(input.name, 'name', { max: 255, maxBytes: 1000, oneLine: true })
  if (/[/\\]/.test(name)) throw badInput('name', '`name` is the name of a file, without folders.')
  // What comes behind a semicolon says how a text is encoded.
  const mimeType = input.mimeType.split(';', 1)[0]!.trim().toLowerCase()
  if (mimeType.length > 127 || !/^[a-z]+\/[a-z0-9][a-z0-9.+_-]*$/.test(mimeType))
    throw badInput('mimeType', '`mimeType` is a media type such as image/png.')
  if (input.size < 1) throw badInput('size', '`size` is the number of bytes, 1 at least.')
  if (input.size > maxBytes) throw badInput('size', `A file has at most ${maxBytes.toLocaleString('en')} bytes here.`)
  return { name, mimeType: mimeType === 'image/jpg' ? 'image/jpeg' : mimeType, size: input.size }
}

/** The attachments as used in a row from now on: their owner's, uploaded, and used nowhere yet. Else NOT_FOUND. */
export const claim = (
  view: Pick<View<unknown>, 'attachment'>,
  ids: readonly string[],
  by: { ownerId: string; usedIn: NonNullable<AttachmentRow['usedIn']>; argument: string },
): AttachmentRow[] =>
  ids.map((id) => {
    const row = view.attachment(id)
    if (row?.ownerId !== by.ownerId || row.state !== 'READY') throw notFound(by.argument, 'unused attachment')
    return { ...row, state: 'USED', usedIn: by.usedIn }
  })

/** The attachments as nobody's: from that commit on they are not served, and a job removes them. */
export const release = (view: Pick<View<unknown>, 'attachment'>, ids: readonly string[]): AttachmentRow[] =>
  ids.flatMap((id): AttachmentRow[] => {
    const row = view.attachment(id)
    return row?.state === 'USED' ? [{ ...row, state: 'GONE' }] : []
  })

/** What changes where a row's picture becomes another one, or none. */
export const exchangePicture = (
  view: Pick<View<unknown>, 'attachment'>,
  before: string | null | undefined,
  after: string | null,
  by: { ownerId: string; usedIn: NonNullable<AttachmentRow['usedIn']> },
): AttachmentRow[] => {
  const claimed = after !== null ? claim(view, [after], { ...by, argument: 'avatarId' }) : []
  if (!claimed.every(isPicture)) throw badInput('avatarId', 'That is no picture: PNG, JPEG, GIF, WebP and AVIF are.')
  return [...claimed, ...release(view, before ? [before] : [])]
}
