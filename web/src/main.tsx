import '@mantine/core/styles.css'
import './page.css'
import { MantineProvider } from '@mantine/core'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { TextProvider } from './text/text.tsx'
import { cssVariables } from './shell/colours.ts'
import { theme } from './shell/theme.ts'

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <TextProvider>
        <App />
      </TextProvider>
    </MantineProvider>
  </StrictMode>,
)
