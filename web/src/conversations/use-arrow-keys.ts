import { useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react'
import type { VirtualizerHandle } from 'virtua'

/**
 * A long list is one stop of the Tab key; the arrows, Home and End go through it. What is to be gone to has `data-index`, and is there
 * only where the list shows it.
 */
export const useArrowKeys = (list: RefObject<VirtualizerHandle | null>, length: number) => {
  const [stop, setStop] = useState(0)
  const current = Math.max(0, Math.min(stop, length - 1))

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const from = indexOf(event.target)
    const to = from === null ? null : targetOf(event.key, from, length)
    if (to === null) return
    event.preventDefault()
    const scroller = event.currentTarget
    list.current?.scrollToIndex(to, { align: 'nearest' })
    setStop(to)
    // It is there once the list has scrolled to it.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => scroller.querySelector<HTMLElement>(`[data-index="${to}"]`)?.focus()),
    )
  }
  const onFocus = (event: FocusEvent<HTMLElement>): void => {
    const index = indexOf(event.target)
    if (index !== null) setStop(index)
  }
  return { current, onKeyDown, onFocus }
}

const indexOf = (target: EventTarget): number | null => {
  const index = target instanceof HTMLElement ? target.dataset['index'] : undefined
  return index === undefined ? null : Number(index)
}

const targetOf = (key: string, from: number, length: number): number | null => {
  switch (key) {
    case 'ArrowDown':
      return Math.min(from + 1, length - 1)
    case 'ArrowUp':
      return Math.max(from - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return length - 1
    default:
      return null
  }
}
