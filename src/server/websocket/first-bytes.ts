import type { Duplex } from 'node:stream'
import type { Connection } from './introduce.ts'

/** Of who hasn't said who they are: a token of 8 kB, and a cursor of 1,024 characters for each of 50 subscriptions. */
const most = 65_536

/**
 * Closes with 1009 who sends more than that before it is known who they are, in however many frames. Counted as it comes in: parts of a message that
 * never ends would wait in memory for each of the many that nobody knows.
 */
export const boundFirstBytes = (connection: Connection, stream: Duplex): void => {
  let bytes = 0
  const count = (chunk: Buffer): void => {
    if (!connection.isStranger) return void stream.off('data', count)
    bytes += chunk.length
    if (bytes <= most) return
    connection.socket.close(1009, 'Too much before signing in')
    // What still comes is nobody's to read.
    stream.removeAllListeners('data').resume()
    stream.end()
  }
  stream.prependListener('data', count)
}
