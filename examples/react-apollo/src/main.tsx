import { StrictMode } from 'react'
import type { InMemoryCache } from '@apollo/client'
import { ApolloProvider } from '@apollo/client/react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { typePolicies } from './cache.ts'
import { createApollo } from './manual/apollo.ts'
import { getToken, isSignedIn, socket, url } from './session.ts'
import { SignIn } from './sign-in.tsx'

const apollo = createApollo(url, getToken, socket)
const { policies } = apollo.cache as InMemoryCache
policies.addTypePolicies(typePolicies)

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <ApolloProvider client={apollo}>{isSignedIn ? <App /> : <SignIn />}</ApolloProvider>
  </StrictMode>,
)
