import { createSocket } from './manual/socket.ts'
import { watchLink } from './manual/watch-link.ts'

// Yours: where the server is, and how the page gets its person's token. Here it is pasted, and kept for the tab.
export const url: string = import.meta.env['VITE_PARLEY_URL'] ?? 'http://localhost:4000/graphql'
export const getToken = async (): Promise<string> => sessionStorage.getItem('token') ?? ''

export const isSignedIn = Boolean(sessionStorage.getItem('token'))

/** For another person everything is another: the page is loaded anew. */
export const signIn = (token: string): void => {
  sessionStorage.setItem('token', token)
  location.reload()
}
export const signOut = (): void => signIn('')

/** It connects once something is subscribed to. */
export const socket = createSocket(url.replace('http', 'ws'), getToken)
watchLink(socket)
