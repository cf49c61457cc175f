declare module 'mongodb/lib/cmap/connection.js' {
  import type { Socket } from 'node:net'

  export class Connection {
    socket: Socket
    writeCommand(...sent: unknown[]): Promise<void>
  }
}
