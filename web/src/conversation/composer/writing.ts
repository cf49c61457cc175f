import type { Watched } from 'parley/client'
import { emptyDraft, keepDraft, readDraft, type Draft } from './drafts.ts'

/** One's own message whose text is being changed. */
export interface Editing {
  id: string
  original: string
  text: string
}

export interface WritingState {
  draft: Draft
  /** What is written stays beside it, and comes back afterwards. */
  editing: Editing | null
  /** Counts what asks for the keyboard. */
  focus: number
}

/** What is being written in a conversation: kept as a draft, a moment after the last change. */
export interface Writing extends Watched<WritingState> {
  write(change: Partial<Draft>): void
  /** Changes the text of what is edited. */
  rewrite(text: string): void
  replyTo(replyTo: Draft['replyTo']): void
  edit(editing: Editing | null): void
  /** What was written, which then is no draft any more. */
  take(): Draft
  /** Keeps what isn't kept yet. */
  keep(): void
}

const keepAfterMs = 300

export const createWriting = (personId: string, conversationId: string): Writing => {
  let state: WritingState = { draft: readDraft(personId, conversationId), editing: null, focus: 0 }
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setTimeout> | null = null
  const keep = (): void => {
    if (timer === null) return
    clearTimeout(timer)
    timer = null
    keepDraft(personId, conversationId, state.draft)
  }
  const set = (change: Partial<WritingState>): void => {
    const { draft } = state
    state = { ...state, ...change }
    if (state.draft !== draft) timer ??= setTimeout(keep, keepAfterMs)
    for (const listener of listeners) listener()
  }
  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    write: (change) => set({ draft: { ...state.draft, ...change } }),
    rewrite: (text) => state.editing && set({ editing: { ...state.editing, text } }),
    replyTo: (replyTo) => set({ draft: { ...state.draft, replyTo }, editing: null, focus: state.focus + 1 }),
    edit: (editing) => set({ editing, focus: state.focus + 1 }),
    take: () => {
      const { draft } = state
      set({ draft: emptyDraft })
      keep()
      return draft
    },
    keep,
  }
}
