import { useEffect, type KeyboardEvent, type RefObject } from 'react'

const stops = 'a[href], button:not(:disabled)'

/** With the arrow keys from a field into what is listed for it, up and down in there, and back into the field. */
export const useStepKeys = (
  list: RefObject<HTMLElement | null>,
  field: RefObject<HTMLElement | null>,
): ((event: KeyboardEvent | globalThis.KeyboardEvent) => void) => {
  const onKeyDown = (event: KeyboardEvent | globalThis.KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const all = [...(list.current?.querySelectorAll<HTMLElement>(stops) ?? [])]
    const to = all.indexOf(document.activeElement as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1)
    if (to >= all.length || to < -1) return
    event.preventDefault()
    if (to < 0) field.current?.focus()
    else all[to]!.focus()
  }
  useEffect(() => {
    const input = field.current
    const down = (event: globalThis.KeyboardEvent): void => {
      if (event.key === 'ArrowDown') onKeyDown(event)
    }
    input?.addEventListener('keydown', down)
    return () => input?.removeEventListener('keydown', down)
  })
  return onKeyDown
}
