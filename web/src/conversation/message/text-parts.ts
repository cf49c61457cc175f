export type TextPart = { kind: 'text' | 'mention'; text: string } | { kind: 'link'; text: string; href: string }

/** Up to a mark of direction too: behind one, an address is read otherwise than it leads. */
const links = /\bhttps?:\/\/[^\s<>"'“”„«»\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/giu

/** Without what ends a sentence, and without a bracket that was opened before it. */
const trimmed = (found: string): string => {
  let text = found
  for (;;) {
    const last = text.at(-1) ?? ''
    const isLooseBracket = (last === ')' && !text.includes('(')) || (last === ']' && !text.includes('['))
    if (!/[.,;:!?…*_~]/u.test(last) && !isLooseBracket) return text
    text = text.slice(0, -1)
  }
}

/** An address of the web; null for what only looks like one, or has a name before its host (`https://bank.example@evil.example`). */
const hrefOf = (text: string): string | null => {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !['https:', 'http:'].includes(url.protocol) || !url.hostname) return null
  return url.username || url.password ? null : url.href
}

/** A text as it is shown: its links, and those who are named in it (`@Name`); nothing else means anything. */
export const partsOf = (text: string, names: readonly string[]): TextPart[] => {
  const parts: TextPart[] = []
  let from = 0
  for (const match of text.matchAll(links)) {
    const link = trimmed(match[0])
    const href = hrefOf(link)
    if (!href) continue
    parts.push(...withMentions(text.slice(from, match.index), names), { kind: 'link', text: link, href })
    from = match.index + link.length
  }
  parts.push(...withMentions(text.slice(from), names))
  return parts
}

const withMentions = (text: string, names: readonly string[]): TextPart[] => {
  if (text === '') return []
  // Ann Lee before Ann.
  const named = [...names].filter(Boolean).sort((one, other) => other.length - one.length)
  if (named.length === 0) return [{ kind: 'text', text }]
  const mention = new RegExp(`@(?:${named.map(escaped).join('|')})(?![\\p{L}\\p{N}_])`, 'gu')
  const parts: TextPart[] = []
  let from = 0
  for (const { index, 0: found } of text.matchAll(mention)) {
    if (index > from) parts.push({ kind: 'text', text: text.slice(from, index) })
    parts.push({ kind: 'mention', text: found })
    from = index + found.length
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) })
  return parts
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
