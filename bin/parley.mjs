#!/usr/bin/env node
// Starts `parley` on a Node that is new enough: this one, or the one that the package brings. Plain JavaScript, and no package, for
// the machine's Node may be 20.
import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const neededMajor = 24
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const source = join(root, 'src', 'cli', 'main.ts')
/** In the repository as it is written; from a package as it was built, for Node runs no TypeScript below node_modules. */
const entry = existsSync(source) ? source : join(root, 'dist', 'server', 'cli', 'main.js')

const main = async () => {
  if (Number.parseInt(process.versions.node, 10) >= neededMajor) {
    await import(entry)
    return
  }
  const node = packagedNode()
  if (node === null) {
    console.error(
      `Parley runs on Node ${neededMajor} or later, and this is ${process.version}. Install it, or let npm run the install script of the ` +
        'package "node": npm rebuild node --ignore-scripts=false',
    )
    process.exitCode = 1
    return
  }
  const args = [entry, ...process.argv.slice(2)]
  // Becomes it, where this Node knows how.
  if (process.execve) process.execve(node, [node, ...args], process.env)
  run(node, args)
}

const packagedNode = () => {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'))
    const node = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    return existsSync(node) ? node : null
  } catch {
    return null
  }
}

const run = (node, args) => {
  const child = spawn(node, args, { stdio: 'inherit' })
  const pass = (signal) => child.kill(signal)
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, pass)
  // Ctrl-C in a terminal reaches both; told once more, it would be the second one, which ends everything at once.
  process.on('SIGINT', hasTerminal() ? () => {} : pass)
  child.once('error', (error) => {
    console.error(`${node} can't be run: ${error.message}`)
    process.exitCode = 1
  })
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? 1
    if (signal === null) return
    for (const name of ['SIGTERM', 'SIGHUP', 'SIGINT']) process.removeAllListeners(name)
    process.kill(process.pid, signal)
  })
}

const hasTerminal = () => {
  try {
    closeSync(openSync('/dev/tty', 'r'))
    return true
  } catch {
    return false
  }
}

await main()
