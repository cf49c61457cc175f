import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react'
import type { VirtualizerHandle } from 'virtua'
import type { Row } from './rows.ts'

/**
 * One message takes the keyboard, the newest at first; arrow keys go from one to the next, so that Tab doesn't pass through all of
 * them. The one that has it stays in the page, also where it is scrolled out of view.
 */
export const useCurrent = (rows: readonly Row[], list: RefObject<VirtualizerHandle | null>) => {
  const [key, setKey] = useState<string | null>(null)
  const log = useRef<HTMLDivElement>(null)
  const wanted = useRef(false)
  const found = key === null ? -1 : rows.findIndex((row) => row.key === key)
  const index = found < 0 ? rows.findLastIndex(({ message }) => message !== null) : found
  useEffect(() => {
    if (!wanted.current) return
    wanted.current = false
    const id = rows[index]?.message?.id
    if (id)
      log.current?.querySelector<HTMLElement>(`[data-message="${CSS.escape(id)}"]`)?.focus({ preventScroll: true })
  }, [index, rows])

  const go = (to: number): void => {
    const row = rows[to]
    if (!row?.message) return
    wanted.current = true
    setKey(row.key)
    list.current?.scrollToIndex(to, { align: 'nearest' })
  }
  return {
    log,
    index,
    hasFocus: found >= 0,
    onFocus: ({ target }: FocusEvent): void => {
      const id = target.closest<HTMLElement>('[data-message]')?.dataset['message']
      const row = rows.find(({ message }) => message?.id === id)
      if (id && row) setKey(row.key)
    },
    onKeyDown: (event: KeyboardEvent): void => {
      if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-message]')) return
      const to = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: rows.length - 1 }[event.key]
      if (to === undefined) return
      event.preventDefault()
      go(to)
    },
  }
}
