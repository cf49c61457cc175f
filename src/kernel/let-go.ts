/** Milliseconds that what is to be let go is kept at least; twice that at most. */
const keptMs = 100

let younger: (() => void)[] = []
let older: (() => void)[] = []
let isTimed = false

/**
 * Calls it 100 to 200 ms from now. For what serves a moment and weighs much, beside something light that stays for as long as a slow
 * reader lets it wait: one timer for all. Must not throw.
 */
export const letGoSoon = (letGo: () => void): void => {
  younger.push(letGo)
  if (!isTimed) setTimer()
}

const setTimer = (): void => {
  isTimed = true
  setTimeout(age, keptMs).unref()
}

const age = (): void => {
  isTimed = false
  const due = older
  older = younger
  younger = []
  if (older.length > 0) setTimer()
  for (const letGo of due) letGo()
}
