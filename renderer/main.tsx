import { MantineProvider } from '@mantine/core'
import '@mantine/core/styles.layer.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import './global.css'
import { start } from './stores/start.ts'
import { followForms } from './stores/typing.ts'
import { colorScheme, theme } from './theme.ts'
import { keepComposition } from './ui/composition.ts'
import { CrashBoundary } from './ui/crash-boundary.tsx'
import { ignoreSecondClick } from './ui/ignore-second-click.ts'
import { keepFocus } from './ui/keep-focus.ts'
import { keepEnterWhereItBegan } from './ui/own-enter.ts'
import { styleNonce } from './ui/style-nonce.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id "root"')

start()
followForms()
keepComposition(window)
keepEnterWhereItBegan(window)
ignoreSecondClick(window)
keepFocus(window)
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={colorScheme}
      getStyleNonce={() => styleNonce}
    >
      <CrashBoundary>
        <App />
      </CrashBoundary>
    </MantineProvider>
  </StrictMode>,
)
