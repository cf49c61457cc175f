import { lazy, type ComponentType } from 'react'

const retryMs = 2_000

/** Without a connection it is tried again until there is one. */
const insist = async <Part>(load: () => Promise<Part>): Promise<Part> => {
  for (;;)
    try {
      return await load()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, retryMs))
    }
}

const loads: (() => Promise<unknown>)[] = []

/** A part of the page that isn't needed at its start. `isFetchedAhead`: whether everybody fetches it, wherever they go. */
export const later = <Props>(load: () => Promise<ComponentType<Props>>, { isFetchedAhead = true } = {}) => {
  if (isFetchedAhead) loads.push(load)
  return lazy(async () => ({ default: await insist(load) }))
}

/** Milliseconds after which the page has what it starts with. */
const restAfterMs = 4_000

/** Fetches all parts that are for everybody once the page is at rest, so that each is there without a connection too. */
export const fetchParts = (): (() => void) => {
  const timer = setTimeout(() => {
    for (const load of loads) void insist(load)
  }, restAfterMs)
  return () => clearTimeout(timer)
}
