import { useSyncExternalStore } from 'react'

/** What the main part of the page shows: in the address behind #, so that back, forward and reload do what one expects. */
export type Route =
  | { at: 'start' }
  /** `messageId`: opened at this message. */
  | { at: 'conversation'; id: string; messageId?: string }
  | { at: 'broadcasts' }
  | { at: 'rooms' }
  | { at: 'settings' }
  /** `id`: what the audit log is asked for. */
  | { at: 'admin'; part: AdminPart; id?: string }

export const adminParts = ['overview', 'reports', 'people', 'broadcasts', 'audit'] as const
export type AdminPart = (typeof adminParts)[number]

export const hrefOf = (route: Route): string => {
  switch (route.at) {
    case 'start':
      return '#/'
    case 'conversation': {
      const message = route.messageId ? `/${encodeURIComponent(route.messageId)}` : ''
      return `#/conversation/${encodeURIComponent(route.id)}${message}`
    }
    case 'admin': {
      const id = route.id ? `/${encodeURIComponent(route.id)}` : ''
      return route.part === 'overview' ? '#/admin' : `#/admin/${route.part}${id}`
    }
    default:
      return `#/${route.at}`
  }
}

export const readRoute = (hash: string): Route => {
  const [at, id, messageId] = hash.replace(/^#\/?/, '').split('/').map(decoded)
  if (at === 'conversation' && id) return { at, id, ...(messageId && { messageId }) }
  if (at === 'admin') {
    const part = adminParts.find((each) => each === id) ?? 'overview'
    return { at, part, ...(part === 'audit' && messageId && { id: messageId }) }
  }
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
