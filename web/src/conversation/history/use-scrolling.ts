import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { VirtualizerHandle } from 'virtua'
import type { Row } from './rows.ts'

/** Where the list is to be: at its end; at what was unread, else at its end; or at a message, once that is there. */
export type Aim = 'end' | 'unread' | { messageId: string }

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
  const wasAtEnd = useRef(typeof first === 'string')
  const [shown, setShown] = useState({ isAtEnd: typeof first === 'string', seenSeq: 0 })

  const shownRows = useRef({ part, firstKey: rows[0]?.key })
  const isShift = shownRows.current.part === part && shownRows.current.firstKey !== rows[0]?.key

  const take = useCallback((to: Aim): void => {
    const { rows } = latest.current
    const at = indexOf(rows, to)
    if (at >= 0 && typeof to === 'object') list.current?.scrollToIndex(at, { align: 'center' })
    // What is above tells where one is.
    else if (at >= 0) list.current?.scrollToIndex(at, { align: 'start', offset: -24 })
    else if (typeof to === 'string' && rows.length > 0) list.current?.scrollToIndex(rows.length - 1, { align: 'end' })
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
      const at = indexOf(rows, aimed)
      const isThere = at >= 0 ? at >= from && at <= to : typeof aimed === 'string' && end < atEnd
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
      // What isn't there yet is still wanted.
      const aimed = aim.current
      if (typeof aimed === 'string' || (aimed && indexOf(latest.current.rows, aimed) >= 0)) aim.current = null
    },
  }
}

/** -1: it isn't there; the end is no row. */
const indexOf = (rows: readonly Row[], aim: Aim): number =>
  aim === 'end'
    ? -1
    : rows.findIndex((row) => (aim === 'unread' ? row.startsUnread : row.message?.id === aim.messageId))
