import { useCallback, useEffect, useRef, useState } from 'react'
import { useErrorText } from './error-text.ts'

export interface Act {
  /** Does it, and says whether that went well; `problem` says what didn't. */
  act(work: () => Promise<unknown>): Promise<boolean>
  isBusy: boolean
  problem: string | null
  /** What `problem` is about. */
  error: unknown
}

/** For what a button does: busy while it is under way, and a sentence where it was refused, both for where the button is. */
export const useAct = (): Act => {
  const errorText = useErrorText()
  const [state, setState] = useState<{ isBusy: boolean; error: unknown }>({ isBusy: false, error: null })
  const isThere = useRef(true)
  useEffect(() => {
    isThere.current = true
    return () => {
      isThere.current = false
    }
  }, [])
  const act = useCallback(async (work: () => Promise<unknown>): Promise<boolean> => {
    setState({ isBusy: true, error: null })
    try {
      await work()
      if (isThere.current) setState({ isBusy: false, error: null })
      return true
    } catch (error) {
      if (isThere.current) setState({ isBusy: false, error })
      return false
    }
  }, [])
  const { isBusy, error } = state
  return { act, isBusy, error, problem: error === null ? null : errorText(error) }
}
