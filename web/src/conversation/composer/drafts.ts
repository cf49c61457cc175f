/** A message that is being written. */
export interface Draft {
  text: string
  replyTo: { id: string; name: string; what: string } | null
  /** Who was chosen to be named; whose name is no longer in the text is left out. */
  mentions: readonly { id: string; name: string }[]
}

export const emptyDraft: Draft = { text: '', replyTo: null, mentions: [] }

const isEmptyDraft = ({ text, replyTo }: Draft): boolean => text.trim() === '' && replyTo === null

type Kept = Record<string, { draft: Draft; at: number }>

/** Conversations with a draft; of more, the ones that were written in last stay. */
const mostKept = 30

const listeners = new Set<() => void>()

/** Called after a draft was kept, here or in another tab. */
export const onDraft = (listener: () => void): (() => void) => {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

const keyOf = (personId: string): string => `parley:drafts:${personId}`

const read = (personId: string): Kept => {
  try {
    return JSON.parse(localStorage.getItem(keyOf(personId)) ?? '{}') as Kept
  } catch {
    return {}
  }
}

let texts: { raw: string | null; of: Record<string, string> } = { raw: null, of: {} }

/** What is written in each conversation, read once for all who show it. */
export const draftTexts = (personId: string): Record<string, string> => {
  const raw = localStorage.getItem(keyOf(personId))
  if (texts.raw !== raw) {
    const kept = Object.entries(read(personId)).map(([id, { draft }]) => [id, draft.text.trim()])
    texts = { raw, of: Object.fromEntries(kept) as Record<string, string> }
  }
  return texts.of
}

export const readDraft = (personId: string, conversationId: string): Draft => ({
  ...emptyDraft,
  ...read(personId)[conversationId]?.draft,
})

/** Keeps it over reloads; an empty one is none. Where the storage is full it lasts as long as the page. */
export const keepDraft = (personId: string, conversationId: string, draft: Draft): void => {
  const { [conversationId]: before, ...others } = read(personId)
  const isEmpty = isEmptyDraft(draft)
  if (isEmpty && !before) return
  const kept = Object.entries(isEmpty ? others : { ...others, [conversationId]: { draft, at: Date.now() } })
    .sort(([, one], [, other]) => other.at - one.at)
    .slice(0, mostKept)
  try {
    if (kept.length > 0) localStorage.setItem(keyOf(personId), JSON.stringify(Object.fromEntries(kept)))
    else localStorage.removeItem(keyOf(personId))
  } catch {
    // It is still in the page.
  }
  for (const listener of listeners) listener()
}
