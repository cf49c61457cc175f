import { createServer } from 'node:net'

/** A port of the loopback address that nobody listens on: the preferred one, else any. */
export const freePort = async (preferred?: number): Promise<number> =>
  (preferred === undefined ? undefined : await tryPort(preferred)) ?? (await tryPort(0)) ?? preferred ?? 27_017

const tryPort = (port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined))
    })
  })
