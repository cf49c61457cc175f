import { badInput } from '../kernel/errors.ts'

export interface Measured {
  /** Pixels, as it is shown. */
  width: number
  height: number
}

/** Above it a picture is refused: it is what unpacking it costs, however few bytes it has. */
const maxPixels = 60_000_000
/** The same where a pixel takes more than four bytes: some pictures are in memory as a whole. */
const maxUnpackedBytes = maxPixels * 4
/** Pixels of a thumbnail's longer side. */
const thumbnailSize = 320
/** Pictures that are worked on at the same time; the others wait. */
const atOnce = 2

/** Of a channel of a pixel. */
const bytesOf: Record<string, number> = { uchar: 1, ushort: 2 }

let working = 0
const waiting: (() => void)[] = []

/** Measures a picture, and writes its thumbnail (WebP, without what cameras note) to `thumbnail`. */
export const makeThumbnail = async (path: string, thumbnail: string): Promise<Measured> => {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  if (working >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else working++
  try {
    const options = { limitInputPixels: maxPixels, sequentialRead: true, failOn: 'error' } as const
    const { autoOrient, channels, depth } = await sharp(path, options).metadata()
    const pixels = autoOrient.width * autoOrient.height
    if (pixels > maxPixels || pixels * channels * (bytesOf[depth] ?? 4) > maxUnpackedBytes)
      throw new Error('too many pixels')
    await sharp(path, options)
      .autoOrient()
      .resize({ width: thumbnailSize, height: thumbnailSize, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .toFile(thumbnail)
    return autoOrient
  } catch (cause) {
    throw Object.assign(badInput('mimeType', 'That is a picture that can’t be read, or of more than 60 megapixels.'), {
      cause,
    })
  } finally {
    // Whoever waits longest takes the place over.
    const next = waiting.shift()
    if (next) next()
    else working--
  }
}
