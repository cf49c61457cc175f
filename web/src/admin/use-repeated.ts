import { useDocumentVisibility } from '@mantine/hooks'
import { useCallback, useEffect, useEffectEvent, useState } from 'react'

interface Repeated<Data> {
  /** The newest answer; null until there is one. */
  data: Data | null
  /** Of the newest question; null where it was answered. */
  error: unknown
  /** Asks at once. */
  again(): void
}

/**
 * Asks now, and again `everyMs` after each answer, as long as the window is looked at: for what no event tells. Without a connection
 * the question waits for one.
 */
export const useRepeated = <Data>(ask: (signal: AbortSignal) => Promise<Data>, everyMs: number): Repeated<Data> => {
  const isLookedAt = useDocumentVisibility() === 'visible'
  const [wanted, setWanted] = useState(0)
  const [state, setState] = useState<{ data: Data | null; error: unknown }>({ data: null, error: null })
  const askOnce = useEffectEvent(ask)
  useEffect(() => {
    if (!isLookedAt) return undefined
    const over = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const run = async (): Promise<void> => {
      try {
        const data = await askOnce(over.signal)
        if (!over.signal.aborted) setState({ data, error: null })
      } catch (error) {
        if (!over.signal.aborted) setState(({ data }) => ({ data, error }))
      }
      if (!over.signal.aborted) timer = setTimeout(() => void run(), everyMs)
    }
    void run()
    return () => {
      over.abort()
      clearTimeout(timer)
    }
  }, [isLookedAt, wanted, everyMs])
  return { ...state, again: useCallback(() => setWanted((count) => count + 1), []) }
}
