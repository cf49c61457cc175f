/** Frames of a server's side of a WebSocket, uncompressed: RFC 6455, 5.2. */

const text = 0x81
const short = 126
const long = 65_536

/** A text that is sent to many, with what is each one's own stamped into its places. */
export interface Copy {
  head: Buffer
  /** Between the places of the stamp. */
  parts: readonly Buffer[]
  stamp: Buffer
  tail: Buffer
  /** Of all together. */
  bytes: number
}

export type Text = string | Copy

/** A text of its own, or a copy. */
export const createCopy = (head: Buffer, parts: readonly Buffer[], stamp: Buffer, tail: Buffer): Copy => {
  let bytes = head.length + stamp.length * (parts.length - 1) + tail.length
  for (const part of parts) bytes += part.length
  return { head, parts, stamp, tail, bytes }
}

/** Texts as one piece; each is a message of its own. `allocate` gives bytes that need not be zero. */
export const textFrames = (texts: readonly Text[], allocate: (bytes: number) => Buffer): Buffer => {
  let total = 0
  for (const each of texts) {
    const bytes = sizeOf(each)
    total += headBytes(bytes) + bytes
  }
  const frames = allocate(total)
  let at = 0
  for (const each of texts) {
    at = writeHead(frames, at, sizeOf(each))
    at = typeof each === 'string' ? at + frames.write(each, at, 'utf8') : writeCopy(frames, at, each)
  }
  return frames
}

const sizeOf = (each: Text): number => (typeof each === 'string' ? Buffer.byteLength(each) : each.bytes)

const headBytes = (bytes: number): number => (bytes < short ? 2 : bytes < long ? 4 : 10)

const writeHead = (frames: Buffer, at: number, bytes: number): number => {
  frames[at] = text
  if (bytes < short) {
    frames[at + 1] = bytes
    return at + 2
  }
  if (bytes < long) {
    frames[at + 1] = short
    frames[at + 2] = bytes >> 8
    frames[at + 3] = bytes & 0xff
    return at + 4
  }
  frames[at + 1] = 127
  frames.writeUInt32BE(0, at + 2)
  return frames.writeUInt32BE(bytes, at + 6)
}

const writeCopy = (frames: Buffer, start: number, { head, parts, stamp, tail }: Copy): number => {
  let at = start
  frames.set(head, at)
  at += head.length
  for (let i = 0; i < parts.length; i++) {
    if (i > 0) for (let k = 0; k < stamp.length; k++) frames[at++] = stamp[k]!
    frames.set(parts[i]!, at)
    at += parts[i]!.length
  }
  for (let k = 0; k < tail.length; k++) frames[at++] = tail[k]!
  return at
}
