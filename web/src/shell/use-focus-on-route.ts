import { useEffect, useRef } from 'react'
import { hrefOf, useRoute } from '../route/route.ts'
import { focusMain } from './focus-main.ts'

/** Who goes somewhere is there with the keyboard too, unless what is shown has taken it already. */
export const useFocusOnRoute = (): void => {
  const route = useRoute()
  const href = hrefOf(route)
  const last = useRef(href)
  useEffect(() => {
    if (last.current === href) return
    last.current = href
    const main = document.querySelector('main, [role="main"]')
    if (!main?.contains(document.activeElement)) focusMain()
  }, [href])
}
