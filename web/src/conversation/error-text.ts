import type { Texts } from '../text/en.ts'

/** What was refused, as a sentence; the code decides. */
export const errorText = (text: Texts, error: unknown): string => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  const { errors } = text.conversation
  return Object.hasOwn(errors, code) ? errors[code as keyof typeof errors] : errors.other
}
