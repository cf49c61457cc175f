import { createServer } from 'node:net'
import { bad, good, reasonOf, type Check, type Examined, type Finding } from './check.ts'
import { clockFinding } from './clock.ts'

const waitMs = 3000

/** The port is free, or a Parley has it already. */
export const checkPort: Check = async (examined) => {
  const { PORT, host } = examined.settings
  if (PORT === 0) return [good('port', 'PORT is 0: a start takes any free one.')]
  const problem = await listenProblem(PORT, host)
  if (problem === null) return [good('port', `Port ${PORT} is free.`)]
  if (problem.code !== 'EADDRINUSE')
    return [bad('port', `Can't listen on ${host}:${PORT}: ${reasonOf(problem)}. Set another PORT or HOST.`)]
  return (
    (await askParley(examined)) ?? [
      bad('port', `Port ${PORT} is taken by something that is no Parley: stop it, or set another PORT.`),
    ]
  )
}

const listenProblem = (port: number, host: string): Promise<NodeJS.ErrnoException | null> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', resolve)
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)))
  })

/** null for what is none. */
const askParley = async ({ settings, signal }: Examined): Promise<Finding[] | null> => {
  const { PORT, host } = settings
  const asked = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host
  const base = `http://${asked.includes(':') ? `[${asked}]` : asked}:${PORT}`
  const get = (path: string) =>
    fetch(`${base}${path}`, { signal: AbortSignal.any([signal, AbortSignal.timeout(waitMs)]) })
  try {
    const before = Date.now()
    const health = await get('/health')
    const after = Date.now()
    const { status } = (await health.json()) as { status?: unknown }
    if (status !== 'alive') return null
    const date = health.headers.get('date')
    const ready = await get('/ready')
    return [
      ready.ok
        ? good('port', `A Parley runs on port ${PORT}, and is ready.`)
        : bad(
            'port',
            `A Parley runs on port ${PORT}, and isn't ready: ${((await ready.json()) as { status: string }).status}.`,
          ),
      // The header counts whole seconds.
      ...(date ? [clockFinding("server's clock", new Date(date), before, after, 1000)] : []),
    ]
  } catch {
    signal.throwIfAborted()
    return null
  }
}
