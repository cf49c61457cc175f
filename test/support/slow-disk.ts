import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'

/** Every fsync of a process takes so many milliseconds longer, until this is disposed of. */
export const slowDisk = async (pid: number, ms: number): Promise<AsyncDisposable> => {
  const inject = `inject=fdatasync,fsync:delay_exit=${ms * 1000}`
  const strace = spawn(findStrace(), ['-f', '-o', '/dev/null', '-e', inject, '-p', String(pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  for await (const said of strace.stderr) {
    if (String(said).includes('attached')) break
    throw new Error(`strace can't slow the disk down: ${String(said)}`)
  }
  return {
    [Symbol.asyncDispose]: async () => {
      const ended = once(strace, 'exit')
      strace.kill('SIGINT')
      await ended
    },
  }
}

/** On PATH, or installed where this is root on a Debian. */
const findStrace = (): string => {
  if (spawnSync('strace', ['-V']).status !== 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    execFileSync('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', 'strace'], { env, stdio: 'ignore' })
  }
  return 'strace'
}
