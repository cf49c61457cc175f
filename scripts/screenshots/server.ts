import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { findChromium, howToGetOne, launchChromium } from '../../test/support/chromium.ts'

export const root = join(import.meta.dirname, '..', '..')
export const images = join(root, 'docs', 'images')

export interface Server extends AsyncDisposable {
  readonly url: string
  readonly dataDir: string
  /** Starts it again, on the same port and data. */
  start(): Promise<void>
  kill(signal: NodeJS.Signals): Promise<void>
}

/** A server as people start it, with data of its own that go with it. */
export const startServer = async (settings: Record<string, string> = {}): Promise<Server> => {
  const { PATH, HOME } = process.env
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-screenshot-'))
  let child!: ChildProcess
  let url = ''
  const start = async (): Promise<void> => {
    child = spawn(process.execPath, ['dist/server/main.js'], {
      cwd: root,
      env: { PATH, HOME, DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: url ? new URL(url).port : '0', ...settings },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    for await (const chunk of child.stdout!.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
      output += chunk
      url = /POST (http:\S+)\/graphql/.exec(output)?.[1] ?? ''
      if (url) return void child.stdout!.resume()
    }
    throw new Error(`The server didn't start: ${output}`)
  }
  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    const exit = once(child, 'exit')
    child.kill(signal)
    await exit
  }
  await start()
  return {
    dataDir,
    get url() {
      return url
    },
    start,
    kill,
    [Symbol.asyncDispose]: async () => {
      await kill('SIGTERM')
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** The system's Chromium. */
export const openBrowser = async (): Promise<Browser> => {
  const chromium = findChromium()
  if (!chromium) throw new Error(`There is no Chromium to take pictures with: ${howToGetOne}.`)
  return launchChromium(chromium)
}
