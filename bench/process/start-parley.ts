import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

/** Starts Parley as people do, and stops it once it listens. Throws where it ends before. */
export const startParley = async (
  env: Record<string, string>,
  signal: AbortSignal,
): Promise<{ listeningMs: number }> => {
  // A folder without a file of settings, so that those given are all.
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-start-'))
  const began = performance.now()
  const child = spawn(process.execPath, [main], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'error', PORT: '0', HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    signal,
    killSignal: 'SIGKILL',
  })
  const ended = once(child, 'exit')
  ended.catch(() => {})
  let listeningMs = 0
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (listeningMs > 0 || !line.includes('http://')) return
    listeningMs = performance.now() - began
    child.kill('SIGTERM')
  })
  await ended
  await rm(folder, { recursive: true, force: true })
  if (listeningMs === 0) throw new Error('Parley ended before it listened: see above.')
  return { listeningMs }
}
