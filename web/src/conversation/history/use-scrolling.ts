import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { VirtualizerHandle } from 'virtua'
import type { Row } from './rows.ts'

/** Where the list is to be: at its end, or at a row. */
export type Aim = 'end' | { key: string; align: 'start' | 'center' }

interface Needs {
  rows: readonly Row[]
  part: number
  hasOlder: boolean
  hasNewer: boolean
  loadOlder(): void
  loadNewer(): void
  trim(seq: number): void
}

export interface Scrolling {
  list: RefObject<VirtualizerHandle | null>
  isAtEnd: boolean
  /** The seq of the newest message that is in view; 0 before anything is. */
  seenSeq: number
  /** Rows were added or removed at the start. */
  isShift: boolean
  goTo(aim: Aim): void
  onScroll(): void
  onScrollEnd(): void
  onResize(): void
  /** Whoever scrolls decides where the list is. */
  onTouched(): void
}

/** Pixels before an end at which more is loaded. */
const nearEnd = 1_000
/** Pixels from the end that count as being there. */
const atEnd = 48

/** Keeps the list where its reader is, or takes it where it is to be; loads more where one comes near an end of what is there. */
export const useScrolling = (needs: Needs, first: Aim): Scrolling => {
  const { rows, part } = needs
  const list = useRef<VirtualizerHandle>(null)
  const latest = useRef(needs)
  const aim = useRef<Aim | null>(first)
  const wasAtEnd = useRef(first === 'end')
  const [shown, setShown] = useState({ isAtEnd: first === 'end', seenSeq: 0 })

  const shownRows = useRef({ part, firstKey: rows[0]?.key })
  const isShift = shownRows.current.part === part && shownRows.current.firstKey !== rows[0]?.key

  const take = useCallback((to: Aim): void => {
    const at =
      to === 'end' ? latest.current.rows.length - 1 : latest.current.rows.findIndex(({ key }) => key === to.key)
    if (at < 0) return
    if (to === 'end') list.current?.scrollToIndex(at, { align: 'end' })
    // What is above tells where one is.
    else list.current?.scrollToIndex(at, { align: to.align, offset: to.align === 'start' ? -24 : 0 })
  }, [])

  const look = useCallback((): void => {
    const { rows, hasOlder, hasNewer, loadOlder, loadNewer } = latest.current
    const handle = list.current
    if (!handle || rows.length === 0 || handle.viewportSize === 0) return
    const end = handle.scrollSize - handle.scrollOffset - handle.viewportSize
    const from = handle.findItemIndex(handle.scrollOffset)
    const to = handle.findItemIndex(handle.scrollOffset + handle.viewportSize - 24)
    const aimed = aim.current
    if (aimed) {
      const at = aimed === 'end' ? -1 : rows.findIndex(({ key }) => key === aimed.key)
      const isThere = aimed === 'end' ? end < atEnd : at >= from && at <= to
      if (!isThere) return
      aim.current = null
    }
    wasAtEnd.current = end < atEnd
    const seenSeq = rows.slice(0, to + 1).findLast(({ message }) => message)?.message?.seq ?? 0
    const isAtEnd = wasAtEnd.current && !hasNewer
    setShown((known) => (known.isAtEnd === isAtEnd && known.seenSeq === seenSeq ? known : { isAtEnd, seenSeq }))
    if (hasOlder && handle.scrollOffset < nearEnd) loadOlder()
    if (hasNewer && end < nearEnd) loadNewer()
  }, [])

  useLayoutEffect(() => {
    latest.current = needs
  })
  useLayoutEffect(() => {
    if (shownRows.current.part !== part) aim.current ??= 'end'
    shownRows.current = { part, firstKey: rows[0]?.key }
    if (aim.current) take(aim.current)
    // What came is shown to who was at the end, and to nobody else.
    else if (wasAtEnd.current && !latest.current.hasNewer) take('end')
  }, [rows, part, take])
  useEffect(look, [rows, look])

  return {
    list,
    ...shown,
    isShift,
    goTo: (to) => {
      aim.current = to
      wasAtEnd.current = to === 'end'
      take(to)
    },
    onScroll: look,
    onScrollEnd: () => {
      look()
      const handle = list.current
      const { rows, trim } = latest.current
      const middle = handle && rows[handle.findItemIndex(handle.scrollOffset + handle.viewportSize / 2)]
      if (middle?.message) trim(middle.message.seq)
    },
    onResize: () => {
      if (aim.current) take(aim.current)
      else if (wasAtEnd.current && !latest.current.hasNewer) take('end')
      look()
    },
    onTouched: () => {
      aim.current = null
    },
  }
}
