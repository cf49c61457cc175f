/** Injected wherever time matters, so that tests own it. The order of events never comes from it. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
