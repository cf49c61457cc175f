import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A database's address whose answers take that many milliseconds longer, in their order: for a server of its own. */
export const startSlowDatabase = async (mongodbUri: string, ms: number): Promise<{ uri: string } & AsyncDisposable> => {
  const { hostname, port } = new URL(mongodbUri)
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const onward = connect(Number(port), hostname)
    for (const [one, other] of [
      [client, onward],
      [onward, client],
    ] as const) {
      sockets.add(one)
      one.on('error', () => other.destroy())
      one.once('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
    client.pipe(onward)
    onward.on('data', (answer) => void setTimeout(() => client.write(answer), ms))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const uri = new URL(mongodbUri)
  uri.port = String((server.address() as AddressInfo).port)
  // Of its own accord the driver would go to where the set says that its nodes are.
  uri.search = '?directConnection=true'
  return {
    uri: uri.href,
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
