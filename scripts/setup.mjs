// Runs before `start` and `test`, on whatever Node the machine has: plain JavaScript, and no package.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join, sep } from 'node:path'
import { buildServer } from './build-server.mjs'
import { buildWeb } from './build-web.mjs'

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..')
const modules = join(root, 'node_modules')
const stampFile = join(modules, '.parley-setup')
const neededMajor = 24

const main = () => {
  if (!isInstalled()) install()
  if (!hasNode()) fetchNode()
  try {
    buildServer()
    buildWeb()
  } catch (error) {
    fail(error.message)
  }
}

/** The stamp is the quick answer; without it, an install by other hands is recognized by what npm has noted there. */
const isInstalled = () => {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const stamp = createHash('sha256').update(lock).digest('hex')
  const noted = join(modules, '.package-lock.json')
  if (!existsSync(noted)) return false
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return true
  if (!matches(JSON.parse(lock.toString()), JSON.parse(readFileSync(noted, 'utf8')))) return false
  writeFileSync(stampFile, stamp)

  return true
}

const matches = (wanted, installed) =>
  Object.entries(wanted.packages).every(([path, { version, integrity, optional, dev, peer }]) => {
    if (path === '') return true
    const there = installed.packages[path]
    if (!there) return optional || peer || (dev && process.env.NODE_ENV === 'production')

    return there.version === version && there.integrity === integrity
  })

const install = () => {
  const started = performance.now()
  console.log("Installing Parley's packages (npm ci) ...")
  const status = npm('ci', '--include=dev', '--no-fund', '--no-audit')
  if (status === null) fail('npm is not on PATH, and brings the packages that Parley needs: install it with Node.')
  if (status !== 0) fail(`Parley's packages could not be installed: npm ci ended with ${status}, for the reason above.`)
  if (!isInstalled())
    fail("npm ci left out some of Parley's packages: run `npm ci` by hand, without options that omit any.")
  console.log(`Installed in ${Math.round((performance.now() - started) / 1000)} s.`)
}

/** Whether the `node` that npm's scripts run is new enough: the package's, or the machine's where that is absent. */
const hasNode = () => {
  const own = join(modules, '.bin', 'node')
  if (!existsSync(own)) return majorOf(process.version) >= neededMajor
  if (process.execPath.startsWith(modules + sep)) return majorOf(process.version) >= neededMajor

  return majorOf(spawnSync(own, ['--version'], { encoding: 'utf8' }).stdout) >= neededMajor
}

const majorOf = (version) => Number.parseInt((version ?? '').trim().replace('v', ''), 10) || 0

/** The package `node` brings its binary by an install script, which a machine's npm settings may have skipped. */
const fetchNode = () => {
  console.log(`Fetching Node ${neededMajor} (npm rebuild node) ...`)
  npm('rebuild', 'node', '--ignore-scripts=false')
  if (!hasNode())
    fail(
      `Parley runs on Node ${neededMajor} or later: install it, or let npm run the install script of the package "node".`,
    )
}

/** npm on the machine's own Node, since the one in node_modules is about to be replaced. */
const npm = (...args) => {
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.endsWith(join('node_modules', '.bin')))
  const env = { ...process.env, PATH: path.join(delimiter) }

  return spawnSync('npm', [...args, '--loglevel=error'], { cwd: root, env, stdio: 'inherit' }).status
}

const fail = (sentence) => {
  console.error(sentence)
  process.exit(1)
}

main()
