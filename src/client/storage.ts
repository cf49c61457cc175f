/** Where something is kept over reloads: `localStorage`, React Native's AsyncStorage, or three lines around a file. */
export interface KeyValueStorage {
  getItem(key: string): string | null | Promise<string | null>
  setItem(key: string, value: string): void | Promise<void>
  removeItem(key: string): void | Promise<void>
}

export const createMemoryStorage = (): KeyValueStorage => {
  const values = new Map<string, string>()
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  }
}

/** What the server takes for the person's id, as it is set up by default; null where the token doesn't show it. */
export const personOf = (token: string): string | null => {
  try {
    const payload = token
      .replace(/^Bearer +/i, '')
      .split('.')[1]!
      .replaceAll('-', '+')
      .replaceAll('_', '/')
    const bytes = Uint8Array.from(atob(payload), (char) => char.charCodeAt(0))
    const claims = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>
    const id = claims['sub'] ?? claims['id'] ?? claims['userId'] ?? claims['_id']
    return typeof id === 'string' || typeof id === 'number' ? String(id) : null
  } catch {
    return null
  }
}
