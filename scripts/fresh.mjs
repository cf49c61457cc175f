// Makes a folder of dist/ anew where it is missing, or older than what it is made of. Runs on whatever Node the machine has, as plain
// JavaScript; what makes it runs on the packages' own.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(fileURLToPath(new URL('..', import.meta.url)))
export const modules = join(root, 'node_modules')

/**
 * `name` is the folder's; `entry` a file that it has once it is whole; `program` what Node runs to make it, given the folder to
 * write to. Throws a sentence where it can't be made.
 */
export const makeFresh = ({ name, title, entry, sources, program }) => {
  const folder = join(root, 'dist', name)
  // Beside it, and not in it: what is in it is served, and packed.
  const stampFile = join(root, 'dist', `.${name}-stamp`)
  const stamp = stampOf(sources)
  if (existsSync(join(folder, entry)) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  const started = performance.now()
  console.log(`Building ${title} ...`)
  const own = join(modules, '.bin', 'node')
  // Beside it at first: whoever uses the old one isn't left with half of a new one.
  const made = join(root, 'dist', `.${name}-${process.pid}`)
  const { status, stderr } = spawnSync(
    existsSync(own) ? own : process.execPath,
    program(made),
    // Whatever it is built for, a test or a development server among them, it is what people get.
    { cwd: root, env: { ...process.env, NODE_ENV: 'production' }, encoding: 'utf8' },
  )
  if (status === 0) {
    rmSync(folder, { recursive: true, force: true })
    renameSync(made, folder)
  }
  rmSync(made, { recursive: true, force: true })
  if (status !== 0)
    throw new Error(
      `${title[0].toUpperCase()}${title.slice(1)} could not be built: ${stderr || `it ended with ${status}.`}`,
    )
  writeFileSync(stampFile, stamp)
  console.log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`)
}

/** Whether this process was started for that module, and not for one that imports it. */
export const isRun = (url) => Boolean(process.argv[1]) && resolve(process.argv[1]) === fileURLToPath(url)

/** The same, with the reason for people where it can't be made. */
export const orSay = (make) => {
  try {
    make()
  } catch (error) {
    console.error(error.message)
    process.exit(1)
  }
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
