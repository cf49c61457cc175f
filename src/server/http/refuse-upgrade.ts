import type { Duplex } from 'node:stream'

/** Answers a handshake that begins nothing, and ends its connection: nobody else would, as it is no request's any more, and its sender may keep it open. */
export const refuseUpgrade = (stream: Duplex, status: string, headers = ''): void => {
  stream.once('finish', () => stream.destroy())
  stream.end(`HTTP/1.1 ${status}\r\n${headers}Connection: close\r\n\r\n`)
}
