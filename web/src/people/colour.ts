/** White is to be read on each of them. */
const colours = [
  '#b5403a',
  '#a8551a',
  '#7d6a00',
  '#4f7a1e',
  '#1f7a52',
  '#14767f',
  '#1f6fb2',
  '#4a5fc1',
  '#7a4fc0',
  '#b03a85',
] as const

/** The same for an id wherever it is shown. */
export const colourOf = (id: string): string => {
  // FNV-1a, whose upper bits are the better ones.
  let hash = 0x811c9dc5
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193)
  return colours[(hash >>> 16) % colours.length]!
}

/** The first letters of the first and the last word. */
export const initialsOf = (name: string): string => {
  const words = name.split(/\s+/).filter(Boolean)
  const taken = words.length > 1 ? [words[0]!, words.at(-1)!] : words
  return taken
    .map((word) => /^./u.exec(word)![0])
    .join('')
    .toLocaleUpperCase()
}
