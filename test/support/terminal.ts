import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A command as somebody runs it in a terminal, in the project's folder; what it prints is read by the line. */
export interface Terminal extends Disposable {
  lines: string[]
  /** Resolves with the first line that it is true of; rejects where the command ends without one. */
  prints(isIt: (line: string) => boolean): Promise<string>
}

export const openTerminal = (command: string, options: string[], env: Record<string, string>, input = ''): Terminal => {
  const child = spawn(command, options, {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
    // What a shell has started ends with it.
    detached: true,
  })
  let isOver = false
  child.once('exit', () => (isOver = true))
  child.stdin.end(input)
  const lines: string[] = []
  const waiting = new Set<() => void>()
  const reader = createInterface(child.stdout).on('line', (line) => {
    lines.push(line)
    for (const look of waiting) look()
  })
  const ended = new Promise((resolve) => reader.once('close', resolve))
  return {
    lines,
    prints: (isIt) => {
      const { promise, resolve, reject } = Promise.withResolvers<string>()
      const look = () => {
        const line = lines.find(isIt)
        if (line !== undefined) resolve(line)
      }
      waiting.add(look)
      look()
      void ended.then(() => reject(new Error(`${command} ended: ${lines.slice(-5).join('; ')}`)))
      return promise.finally(() => waiting.delete(look))
    },
    [Symbol.dispose]: () => {
      if (isOver) return
      isOver = true
      process.kill(-child.pid!)
    },
  }
}
