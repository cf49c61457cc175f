import { createTheme } from '@mantine/core'

/** Colours that have a contrast of 4.5 : 1 or more with what is behind them, light and dark. */
export const theme = createTheme({
  primaryColor: 'cyan',
  primaryShade: { light: 9, dark: 8 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
})
