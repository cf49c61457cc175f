/**
 * Removes what this browser keeps of a person: unsent messages, drafts, all that is named `parley:…:<id>` or `parley:…:<id>:…`.
 * At a sign-out, so that the next one at this machine finds nothing.
 */
export const forgetPerson = (id: string): void => {
  for (const storage of [localStorage, sessionStorage])
    for (const key of Object.keys(storage))
      if (key.startsWith('parley:') && (key.endsWith(`:${id}`) || key.includes(`:${id}:`))) storage.removeItem(key)
}
