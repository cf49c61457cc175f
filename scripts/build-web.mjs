// Builds the chat page into dist/web where that is missing, or older than what it is made of. Runs on whatever Node the machine
// has, as plain JavaScript; the build itself runs on the packages' own.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const modules = join(root, 'node_modules')
const web = join(root, 'dist', 'web')
/** What the page was made of. Beside it, and not in it: what is in it is served, and packed. */
const stampFile = join(root, 'dist', '.web-stamp')
const sources = ['web', 'src/client', 'tsconfig.json', 'package-lock.json', 'scripts/build-web.mjs']

/** Throws a sentence where it can't be built. */
export const buildWeb = () => {
  const stamp = stampOf(sources)
  if (existsSync(join(web, 'index.html')) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  const started = performance.now()
  console.log('Building the page ...')
  const own = join(modules, '.bin', 'node')
  // Beside it at first: whoever serves the old one isn't left with half of a new one.
  const made = join(root, 'dist', `.web-${process.pid}`)
  const options = [
    '--config',
    'web/vite.config.ts',
    '--configLoader',
    'native',
    '--outDir',
    made,
    '--logLevel',
    'error',
  ]
  const { status, stderr } = spawnSync(
    existsSync(own) ? own : process.execPath,
    [join(modules, 'vite', 'bin', 'vite.js'), 'build', ...options],
    // Whatever it is built for, a test or a development server among them, it is what people get.
    { cwd: root, env: { ...process.env, NODE_ENV: 'production' }, encoding: 'utf8' },
  )
  if (status === 0) {
    rmSync(web, { recursive: true, force: true })
    renameSync(made, web)
  }
  rmSync(made, { recursive: true, force: true })
  if (status !== 0) throw new Error(`The page could not be built: ${stderr || `vite ended with ${status}.`}`)
  writeFileSync(stampFile, stamp)
  console.log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`)
}

const stampOf = (paths) => {
  const hash = createHash('sha256')
  for (const file of paths.flatMap((path) => filesOf(join(root, path)))) {
    const content = readFileSync(file)
    hash.update(`${relative(root, file).split(sep).join('/')} ${content.length}\n`).update(content)
  }
  return hash.digest('hex')
}

/** In an order that is the same on every machine. */
const filesOf = (path) => {
  if (!statSync(path).isDirectory()) return [path]
  const names = readdirSync(path).filter((name) => !name.startsWith('.'))
  return names.sort().flatMap((name) => filesOf(join(path, name)))
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url))
  try {
    buildWeb()
  } catch (error) {
    console.error(error.message)
    process.exit(1)
  }
