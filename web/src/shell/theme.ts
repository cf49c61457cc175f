import { createTheme } from '@mantine/core'
import { brand, dark, gray } from './colours.ts'

/** Colours that have a contrast of 4.5 : 1 or more with what is behind them, light and dark. */
export const theme = createTheme({
  colors: { brand, gray, dark },
  primaryColor: 'brand',
  primaryShade: 7,
  fontFamily: 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Ubuntu, sans-serif',
  headings: { fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    // Its placeholder is no item, which a menu's children have to be; the keyboard comes back to what opened it.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, returnFocus: true } },
  },
})
