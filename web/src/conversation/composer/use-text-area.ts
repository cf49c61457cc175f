import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { useWatched } from '../../chat/chat-context.ts'
import type { Writing } from './writing.ts'

export interface TextArea {
  area: RefObject<HTMLTextAreaElement | null>
  value: string
  caret: number
  set(value: string): void
  /** Puts a text in the place of another, with the caret behind it. */
  replace(from: number, to: number, by: string): void
  /** At the caret, or instead of what is selected. */
  insert(by: string): void
  onSelect(): void
}

/** What is written, or changed, with where the caret is in it; takes the keyboard where something asks for it. */
export const useTextArea = (writing: Writing): TextArea => {
  const { draft, editing, focus } = useWatched(writing)
  const value = editing?.text ?? draft.text
  const area = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState(0)
  const wanted = useRef<number | null>(null)
  const lastFocus = useRef(focus)

  useLayoutEffect(() => {
    if (wanted.current === null) return
    area.current?.setSelectionRange(wanted.current, wanted.current)
    setCaret(wanted.current)
    wanted.current = null
  }, [value])
  useEffect(() => {
    if (focus === lastFocus.current) return
    lastFocus.current = focus
    const { current } = area
    // A menu that closes gives the keyboard back to where it was opened, and comes first.
    setTimeout(() => {
      current?.focus()
      current?.setSelectionRange(current.value.length, current.value.length)
    })
  }, [focus])

  const set = (text: string): void => (writing.get().editing ? writing.rewrite(text) : writing.write({ text }))
  const replace = (from: number, to: number, by: string): void => {
    wanted.current = from + by.length
    set(value.slice(0, from) + by + value.slice(to))
    area.current?.focus()
  }
  return {
    area,
    value,
    caret,
    set,
    replace,
    insert: (by) =>
      replace(area.current?.selectionStart ?? value.length, area.current?.selectionEnd ?? value.length, by),
    onSelect: () => setCaret(area.current?.selectionEnd ?? 0),
  }
}
