import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cpuOf } from './cpu.ts'

/** What `npm start` runs: see scripts/build-server.mjs. */
const built = new URL('../../dist/server/', import.meta.url)
const cache = fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url))
const modules = ['start.js', 'app.js'].map((file) => new URL(file, built).href)

/** How far a start is followed: each is a process of its own, with Node's arguments. */
export const stages = {
  node: ['--eval', 'console.log("ready")'],
  /** What is loaded until it listens, with nothing done. */
  loaded: [
    '--input-type=module',
    '--eval',
    `import { enableCompileCache } from 'node:module'
enableCompileCache(${JSON.stringify(cache)})
for (const file of ${JSON.stringify(modules)}) await import(file)
console.log('ready')
process.exit()`,
  ],
  /** As people do it. */
  listening: [fileURLToPath(new URL('main.js', built))],
}
export type Stage = keyof typeof stages

/** What a start took until then. */
export interface Took {
  ms: number
  /** Of CPU, in hundredths of a second; null where the system doesn't say. */
  cpuMs: number | null
}

/** Starts Parley so far, and stops it. Throws where it ends before. `flags` are Node's own. */
export const startParley = async (
  stage: Stage,
  env: Record<string, string>,
  signal: AbortSignal,
  flags: string[] = [],
): Promise<Took> => {
  // A folder without a file of settings, so that those given are all.
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-start-'))
  const began = performance.now()
  const child = spawn(process.execPath, [...flags, ...stages[stage]], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'error', PORT: '0', HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    signal,
    killSignal: 'SIGKILL',
  })
  const ended = once(child, 'exit')
  ended.catch(() => {})
  let took: Took | null = null
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (took || !(line === 'ready' || line.includes('http://'))) return
    const cpu = cpuOf(child.pid)
    took = { ms: performance.now() - began, cpuMs: cpu && cpu / 1000 }
    child.kill('SIGTERM')
  })
  await ended
  await rm(folder, { recursive: true, force: true })
  if (!took) throw new Error(`Parley ended before it was there (${stage}): see above.`)
  return took
}
