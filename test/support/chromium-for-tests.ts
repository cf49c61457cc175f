import { execFileSync } from 'node:child_process'
import { findChromium } from './chromium.ts'

/** A Chromium where there is none and this is root on a Debian. Once, before all tests: two installs at a time would disturb each other. */
export default function setup(): void {
  if (findChromium() || process.getuid?.() !== 0) return
  console.log('Installing Chromium, to test the page in')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const aptGet = (...args: string[]): void => {
    execFileSync('apt-get', ['-qq', ...args], { env, stdio: 'ignore' })
  }
  try {
    aptGet('update')
    aptGet('install', '-y', '--no-install-recommends', 'chromium')
  } catch (error) {
    console.error('Chromium could not be installed, and the tests in it will fail:', error)
  }
}
