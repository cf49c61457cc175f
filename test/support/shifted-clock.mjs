// Loaded by a server's process before all else: its clock is TEST_CLOCK_AHEAD_MS ahead, and is put back by half of that with SIGWINCH.
// Node's own timers go on as they do, as where a machine's clock is set. The server knows nothing of it.
import { performance } from 'node:perf_hooks'

let ahead = Number(process.env.TEST_CLOCK_AHEAD_MS)
process.on('SIGWINCH', () => {
  ahead /= 2
})

const Real = Date
globalThis.Date = class Date extends Real {
  constructor(...args) {
    super(...(args.length > 0 ? args : [Date.now()]))
  }
  static now() {
    return Real.now() + ahead
  }
}
const { timeOrigin } = performance
Object.defineProperty(performance, 'timeOrigin', { get: () => timeOrigin + ahead, configurable: true })
