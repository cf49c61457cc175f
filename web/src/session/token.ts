const key = 'parley:token'

/**
 * A token that was handed over as `#token=…`, else null. It is taken out of the address at once, so that it is in no history, no
 * bookmark and nothing that is asked for.
 */
export const takeHandedOver = (): string | null => {
  const given = new URLSearchParams(location.hash.slice(1)).get('token')
  if (given !== null) history.replaceState(history.state, '', location.pathname + location.search)
  return given
}

/** The one that this tab has kept over a reload. Another tab can be another person. */
export const keptToken = (): string | null => sessionStorage.getItem(key)

export const keepToken = (token: string): void => sessionStorage.setItem(key, token)

export const dropToken = (): void => sessionStorage.removeItem(key)

/** What a token might be; whether it is one, the server says. */
export const looksLikeToken = (text: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text)

/** The person whom a demo person's token names; null for what can't be read. */
export const subjectOf = (token: string): string | null => {
  try {
    const payload = token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/')
    const { sub } = JSON.parse(atob(payload)) as { sub?: unknown }
    return typeof sub === 'string' ? sub : null
  } catch {
    return null
  }
}
