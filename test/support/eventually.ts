import { vi } from 'vitest'

/** However busy the machine is: what isn't so by then never will be. */
const patience = { timeout: 30_000, interval: 20 }

/** Resolves once this throws no more; with what it threw where it always does. */
export const eventually = <T>(holds: () => T, options = {}) => vi.waitFor(holds, { ...patience, ...options })
/** Resolves once this is so. */
export const until = <T>(is: () => T, options = {}) => vi.waitUntil(is, { ...patience, ...options })
