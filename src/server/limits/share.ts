import type { Between } from '../../realtime/bridge/between.ts'
import type { Rates } from './rates.ts'

/** Milliseconds in which somebody at n processes may take as much at each. */
const everyMs = 250

/**
 * Where processes have a way between them, limits are of all of them together: what was taken at one is told to the others, and taken there too. Nothing
 * waits for it. While the way is away, and where there is none, each counts for itself.
 */
export const shareRates = (rates: Pick<Rates, 'share'>, { bus, bridge }: Pick<Between, 'bus' | 'bridge'>) => {
  if (!bridge) return { close: () => {} }
  const shared = rates.share()
  bus.hear((message) => {
    if (message.what === 'taken') shared.heard(message.taken)
  })
  const tell = (): void => {
    const taken = shared.untold()
    if (taken.length > 0) bus.tell({ what: 'taken', taken })
  }
  const timer = setInterval(tell, everyMs)
  timer.unref()
  return {
    /** Tells what is left. */
    close: () => {
      clearInterval(timer)
      tell()
    },
  }
}
