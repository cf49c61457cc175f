import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface SlowDatabase extends AsyncDisposable {
  uri: string
  /** Answers nothing more, until it is told to go on; what was held back comes then. */
  hold(): void
  release(): void
}

/** A database's address whose answers take that many milliseconds longer, in their order: for a server of its own. */
export const startSlowDatabase = async (mongodbUri: string, ms: number): Promise<SlowDatabase> => {
  let held: (() => void)[] | null = null
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
    onward.on('data', (answer) => {
      const pass = (): void => void client.write(answer)
      setTimeout(() => (held ? held.push(pass) : pass()), ms)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const uri = new URL(mongodbUri)
  uri.port = String((server.address() as AddressInfo).port)
  // Of its own accord the driver would go to where the set says that its nodes are.
  uri.search = '?directConnection=true'
  return {
    uri: uri.href,
    hold: () => {
      held = []
    },
    release: () => {
      const answers = held ?? []
      held = null
      for (const pass of answers) pass()
    },
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
