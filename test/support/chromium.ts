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

/** The same, for tests: those in a browser fail without one, since they are not to be left out. */
export const needChromium = (): string => {
  const found = findChromium()
  if (!found) throw new Error(`There is no Chromium to test with: ${howToGetOne}.`)
  return found
}

/**
 * What a browser is better without here. The popups of an address bar that nobody sees are pages of their own in each window, and cost more than ours.
 * Given so, it takes the place of the list that playwright has: the rest is that list's, as far as it is about what we use.
 */
const without = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
]

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
      `--disable-features=${without.join(',')}`,
      // As root, as in most containers, Chromium has no sandbox.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  })
