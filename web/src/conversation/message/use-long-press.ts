import { useEffect, useRef, type DOMAttributes } from 'react'

/** Milliseconds that a finger rests. */
const afterMs = 450

/** A finger that rests on something asks for what can be done with it; one that moves scrolls. */
export const useLongPress = (onPressed: () => void): DOMAttributes<HTMLElement> => {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const end = (): void => clearTimeout(timer.current)
  useEffect(() => end, [])
  return {
    onTouchStart: ({ touches }) => {
      end()
      if (touches.length === 1) timer.current = setTimeout(onPressed, afterMs)
    },
    onTouchMove: end,
    onTouchEnd: end,
    onTouchCancel: end,
    onContextMenu: (event) => {
      // Of a finger: the browser's own would lie over ours.
      if (event.nativeEvent instanceof PointerEvent && event.nativeEvent.pointerType === 'touch') event.preventDefault()
    },
  }
}
