import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { shutdownMs } from './left-over-mongod.ts'
import { openLog } from './mongod-log.ts'

export interface Exit {
  code: number | null
  signal: NodeJS.Signals | null
}

export interface MongodProcess {
  pid: number
  /** Resolves when it has ended, by `stop` or by itself; never rejects. */
  exited: Promise<Exit>
  /** A clean shutdown, or a kill where that takes too long. */
  stop: () => Promise<void>
}

/**
 * A mongod in a process group of its own, so that Ctrl-C reaches us alone and our last commits still find it. Rejects where
 * the binary can't be run. It doesn't keep this process alive, and is asked to end when this process exits without `stop`.
 */
export const spawnMongod = async (binary: string, args: string[], logFile: string): Promise<MongodProcess> => {
  const log = await openLog(logFile)
  const child = spawn(binary, args, { detached: true, stdio: ['ignore', log.fd, log.fd] })
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }))
  })
  const endWithUs = () => child.kill('SIGTERM')
  process.once('exit', endWithUs)
  void exited.then(() => process.off('exit', endWithUs))

  try {
    await once(child, 'spawn')
  } catch (error) {
    process.off('exit', endWithUs)
    throw error
  } finally {
    await log.close()
  }
  child.unref()

  const stop = async () => {
    child.ref()
    child.kill('SIGTERM')
    const inTime = new AbortController()
    const late = delay(shutdownMs, 'late', { signal: inTime.signal }).catch(() => 'in time')
    if ((await Promise.race([exited, late])) === 'late') child.kill('SIGKILL')
    inTime.abort()
    await exited
  }

  return { pid: child.pid ?? 0, exited, stop }
}
