const key = 'parley:token'

/**
 * A token that was handed over as `#token=…`, taken out of the address at once, so that it is in no history and no bookmark;
 * else the one that this tab has kept over a reload. Another tab can be another person.
 */
export const takeToken = (): string | null => {
  const given = new URLSearchParams(location.hash.slice(1)).get('token')
  if (given === null) return sessionStorage.getItem(key)
  history.replaceState(null, '', location.pathname)
  keepToken(given)
  return given
}

export const keepToken = (token: string): void => sessionStorage.setItem(key, token)

export const dropToken = (): void => sessionStorage.removeItem(key)
