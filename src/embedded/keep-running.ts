import { setTimeout as delay } from 'node:timers/promises'
import type { Progress } from './progress.ts'
import { type RunningMongod, type StartMongod, startMongod } from './run-mongod.ts'

/** Milliseconds before it is started again; twice as long after each start that fails, for what a disk or memory lacks comes back slowly. */
const firstPauseMs = 500
const longestPauseMs = 15_000

/**
 * A private mongod that is started again, on the same port, whenever it ends by itself: killed where memory was short, or
 * ended by a disk that was full. Rejects where the first start fails; later ones are tried until `close`.
 */
export const keepMongodRunning = async (needs: StartMongod): Promise<Pick<RunningMongod, 'uri' | 'close'>> => {
  const { progress } = needs
  const closing = new AbortController()
  const first = await startMongod(needs)
  const { uri, port } = first
  let running: RunningMongod | undefined = first

  const startAgain = async (): Promise<void> => {
    const say = sayOnce(progress)
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
      await delay(pauseMs, undefined, { signal: closing.signal })
      try {
        running = await startMongod({ ...needs, port, progress: say })
        return
      } catch (error) {
        say(`${(error as Error).message} It is tried again.`)
      }
    }
  }

  const watch = async (): Promise<void> => {
    while (running && !closing.signal.aborted) {
      const { signal, code } = await running.exited
      if (closing.signal.aborted) return

      progress(`The private MongoDB ended by itself (${signal ?? code}), and is started again.`)
      await running.close()
      running = undefined
      await startAgain()
      progress('The private MongoDB runs again.')
    }
  }
  // What ends it is the end of a pause, by `close`.
  const watching = watch().catch(() => {})

  return {
    uri,
    close: async () => {
      closing.abort()
      const ended = running?.close()
      await watching
      await (ended ?? running?.close())
    },
  }
}

/** What is the same as before isn't said again. */
const sayOnce = (say: Progress): Progress => {
  let last = ''

  return (line) => {
    if (line !== last) say(line)
    last = line
  }
}
