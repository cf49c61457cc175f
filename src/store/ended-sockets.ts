import { mongo } from 'mongoose'
// Not of the driver's API: there is no other way to what is wrong in it.
import { Connection } from 'mongodb/lib/cmap/connection.js'

const { writeCommand } = Connection.prototype

/**
 * Between a socket's end and its `close` lies the phase of `setImmediate`. What the driver (7.9.0) writes to it then is neither sent nor refused: it waits for
 * `drain` alone, for good, whatever its timeouts, and its connection with it. From now on it fails once the socket is closed, as what is
 * written a moment later does, and is tried again where the driver does that.
 */
export const heedEndedSockets = (): void => {
  Connection.prototype.writeCommand = heedful
}

const heedful: typeof writeCommand = async function (this: Connection, ...sent) {
  const closed = Promise.withResolvers<never>()
  const fail = (): void =>
    closed.reject(new mongo.MongoNetworkError('A connection was closed while it was written to.'))
  this.socket.once('close', fail)
  try {
    await Promise.race([writeCommand.apply(this, sent), closed.promise])
  } finally {
    this.socket.off('close', fail)
  }
}
