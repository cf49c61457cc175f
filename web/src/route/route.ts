import { useSyncExternalStore } from 'react'

/** What the main part of the page shows: in the address behind #, so that back, forward and reload do what one expects. */
export type Route =
  | { at: 'start' }
  /** `messageId`: opened at this message. */
  | { at: 'conversation'; id: string; messageId?: string }
  | { at: 'broadcasts' }
  | { at: 'rooms' }
  | { at: 'settings' }

export const hrefOf = (route: Route): string => {
  switch (route.at) {
    case 'start':
      return '#/'
    case 'conversation': {
      const message = route.messageId ? `/${encodeURIComponent(route.messageId)}` : ''
      return `#/conversation/${encodeURIComponent(route.id)}${message}`
    }
    default:
      return `#/${route.at}`
  }
}

export const readRoute = (hash: string): Route => {
  const [at, id, messageId] = hash.replace(/^#\/?/, '').split('/').map(decoded)
  if (at === 'conversation' && id) return { at, id, ...(messageId && { messageId }) }
  if (at === 'broadcasts' || at === 'rooms' || at === 'settings') return { at }
  return { at: 'start' }
}

/** What cannot be decoded is nothing that we have made. */
const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}

export const go = (route: Route): void => {
  location.hash = hrefOf(route)
}

const subscribe = (onChange: () => void): (() => void) => {
  window.addEventListener('hashchange', onChange)
  return () => window.removeEventListener('hashchange', onChange)
}

let last = { hash: '', route: readRoute('') }

export const useRoute = (): Route =>
  useSyncExternalStore(subscribe, () => {
    if (last.hash !== location.hash) last = { hash: location.hash, route: readRoute(location.hash) }
    return last.route
  })
