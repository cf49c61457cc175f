import type { SharedText } from '../graphql/pushing.ts'

/** Frames of a server's side of a WebSocket, uncompressed: RFC 6455, 5.2. */

const text = 0x81
const short = 126
const long = 65_536

/** Shared texts with what is one receiver's own: the head before each, the stamp in its places, the tail behind each. */
export interface Copies {
  texts: readonly SharedText[]
  head: Buffer
  stamp: Buffer
  tail: Buffer
}

export type Texts = string | Copies

/** Texts as one piece; each is a message of its own. `allocate` gives bytes that need not be zero. */
export const textFrames = (all: readonly Texts[], allocate: (bytes: number) => Buffer): Buffer => {
  let total = 0
  for (const each of all)
    if (typeof each === 'string') total += frameBytes(Buffer.byteLength(each))
    else for (const text of each.texts) total += frameBytes(copyBytes(each, text))
  const frames = allocate(total)
  let at = 0
  for (const each of all)
    if (typeof each === 'string') {
      at = writeHead(frames, at, Buffer.byteLength(each))
      at += frames.write(each, at, 'utf8')
    } else for (const text of each.texts) at = writeCopy(frames, at, each, text)
  return frames
}

const copyBytes = ({ head, stamp, tail }: Copies, { parts, bytes }: SharedText): number =>
  head.length + bytes + stamp.length * (parts.length - 1) + tail.length

const frameBytes = (bytes: number): number => headBytes(bytes) + bytes

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

const writeCopy = (frames: Buffer, start: number, copies: Copies, text: SharedText): number => {
  const { head, stamp, tail } = copies
  const { parts } = text
  let at = writeHead(frames, start, copyBytes(copies, text))
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
