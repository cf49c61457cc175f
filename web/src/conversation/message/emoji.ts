const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

const emoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|^[0-9#*]\uFE0F?\u20E3$/u

/** One emoji, of however many characters, and nothing else. */
export const isEmoji = (text: string): boolean => emoji.test(text) && [...segmenter.segment(text)].length === 1

/** Up to four emoji and nothing else: they are shown large. */
export const isEmojiOnly = (text: string): boolean => {
  // Four families of four are below it; what is longer needn't be taken apart.
  if (text.length > 120) return false
  const graphemes = [...segmenter.segment(text)].map(({ segment }) => segment).filter((each) => each.trim() !== '')
  return graphemes.length > 0 && graphemes.length <= 4 && graphemes.every((each) => emoji.test(each))
}

/** What people react with, at hand. */
// oxfmt-ignore
export const offered = [
  '👍', '❤️', '😂', '🎉', '😮', '😢', '🙏', '🔥',
  '👎', '👏', '🙌', '💯', '✅', '❌', '👀', '🤔',
  '😀', '😅', '😉', '😊', '😍', '😘', '🥳', '😎',
  '🙂', '😐', '🙄', '😴', '😭', '😡', '🤯', '🤷',
  '👋', '🤝', '💪', '✨', '⭐', '🚀', '☕', '🎂',
] as const
