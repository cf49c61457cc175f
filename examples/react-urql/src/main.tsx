import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Provider } from 'urql'
import { App } from './app.tsx'
import { createUrql } from './manual/urql.ts'
import { getToken, isSignedIn, socket, url } from './session.ts'
import { SignIn } from './sign-in.tsx'

const urql = createUrql(url, getToken, socket)

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Provider value={urql}>{isSignedIn ? <App /> : <SignIn />}</Provider>
  </StrictMode>,
)
