import { exitCodes, interrupted } from './failure.ts'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Aborted by Ctrl-C, SIGTERM and a terminal that goes; a second one ends the process at once. */
export const listenForInterrupts = (): { signal: AbortSignal; close(): void } => {
  const controller = new AbortController()
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted)
    controller.abort(interrupted())
  }
  for (const name of signals) process.on(name, onSignal)
  return {
    signal: controller.signal,
    close: () => {
      for (const name of signals) process.off(name, onSignal)
    },
  }
}
