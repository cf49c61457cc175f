const text = 0x81
const short = 126
const long = 65_536

/** Texts as one piece of a server's side of a WebSocket, uncompressed: RFC 6455, 5.2. Each is a message of its own. */
export const textFrames = (texts: readonly string[]): Buffer => {
  const sizes = texts.map((each) => Buffer.byteLength(each))
  const frames = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + headBytes(size) + size, 0))
  let at = 0
  for (const [i, size] of sizes.entries()) {
    frames[at++] = text
    if (size < short) frames[at++] = size
    else if (size < long) {
      frames[at++] = short
      at = frames.writeUInt16BE(size, at)
    } else {
      frames[at++] = 127
      at = frames.writeUInt32BE(0, at)
      at = frames.writeUInt32BE(size, at)
    }
    at += frames.write(texts[i]!, at, size, 'utf8')
  }
  return frames
}

const headBytes = (size: number): number => (size < short ? 2 : size < long ? 4 : 10)
