import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The Chromium to use: CHROMIUM_BINARY, else the system's. */
export const findChromium = (env: Record<string, string | undefined> = process.env): string | undefined =>
  [
    env['CHROMIUM_BINARY'] ?? '',
    '/usr/bin/chromium',
    ...(env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name))),
  ].find(isExecutable)

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return path !== ''
  } catch {
    return false
  }
}

export const howToGetOne = 'install it (Debian, Ubuntu: apt-get install chromium), or name one in CHROMIUM_BINARY'

/** The same, installed where there is none and this is root on a Debian; tests in a browser are not to be left out. */
export const provideChromium = (): string => {
  const found = findChromium()
  if (found) return found
  if (process.getuid?.() !== 0) throw new Error(`There is no Chromium to test with: ${howToGetOne}.`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' })
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env, stdio: 'ignore' })
  const installed = findChromium()
  if (!installed) throw new Error(`apt-get installed no Chromium: ${howToGetOne}.`)
  return installed
}

/** A Chromium without a window, that calls nobody by itself. */
export const launchChromium = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // As root, as in most containers, Chromium has no sandbox.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  })
