import { expect, test } from 'vitest'
import { candidatesFor, mentionAt } from '../../web/src/conversation/composer/mention.ts'
import { isEmoji, isEmojiOnly } from '../../web/src/conversation/message/emoji.ts'
import { partsOf } from '../../web/src/conversation/message/text-parts.ts'

/** Links in <>, mentions in []. */
const shown = (text: string, ...names: string[]): string =>
  partsOf(text, names)
    .map((part) => ({ link: `<${part.text}>`, mention: `[${part.text}]`, text: part.text })[part.kind])
    .join('')

test.each([
  ['see https://example.com.', 'see <https://example.com>.'],
  ['(https://example.com/a)', '(<https://example.com/a>)'],
  ['https://en.wikipedia.org/wiki/Ring_(jewellery)!', '<https://en.wikipedia.org/wiki/Ring_(jewellery)>!'],
  ['“https://example.com/?a=b&c=d#e”', '“<https://example.com/?a=b&c=d#e>”'],
  ['HTTPS://EXAMPLE.COM and http://localhost:4000/x', '<HTTPS://EXAMPLE.COM> and <http://localhost:4000/x>'],
  [
    'javascript:alert(1) data:text/html,x ftp://a.b file:///etc',
    'javascript:alert(1) data:text/html,x ftp://a.b file:///etc',
  ],
  ['http:// https://', 'http:// https://'],
  ['https://bank.example@evil.example http://a:b@c.d', 'https://bank.example@evil.example http://a:b@c.d'],
  ['https://evil.example/\u202ex', '<https://evil.example/>\u202ex'],
  ['xhttps://example.com', 'xhttps://example.com'],
])('of %s the link is what leads somewhere', (text, parts) => {
  expect(shown(text)).toBe(parts)
})

test('who is named stands out, the longer name first, and nobody who is not', () => {
  expect(shown('@Ann Lee, @Ann and @Anna: ask @Bob', 'Ann', 'Ann Lee')).toBe('[@Ann Lee], [@Ann] and @Anna: ask @Bob')
  expect(shown('@C++ (x) [y]', 'C++ (x) [y]', '.*')).toBe('[@C++ (x) [y]]')
  expect(shown('https://example.com/@Ann @Ann', 'Ann')).toBe('<https://example.com/@Ann> [@Ann]')
})

test('a name is asked for behind an @ that begins a word, and ends by itself', () => {
  expect(mentionAt('Hey @an', 7)).toEqual({ from: 4, query: 'an' })
  expect(mentionAt('(@Carla Sa', 10)).toEqual({ from: 1, query: 'Carla Sa' })
  expect(mentionAt('@', 1)).toEqual({ from: 0, query: '' })
  for (const [text, caret] of [
    ['ann@example', 11],
    ['@ann and bob', 12],
    ['@ann', 0],
    ['no', 2],
  ] as const)
    expect(mentionAt(text, caret)).toBeNull()
})

test('who is offered begins like that, in any word, case and accent, and wasn’t erased', () => {
  const people = ['Carla Sánchez', 'Sandra', 'Bob', 'Isan'].map((name) => ({ id: name, name, isErased: false }))
  const named = (query: string) => candidatesFor(people, query).map(({ name }) => name)
  expect(named('SAN')).toEqual(['Sandra', 'Carla Sánchez'])
  expect(named('carla s')).toEqual(['Carla Sánchez'])
  expect(named('')).toHaveLength(4)
  expect(candidatesFor([{ id: 'x', name: 'San', isErased: true }], 'san')).toEqual([])
})

test('an emoji is one of whatever length, and a few alone are shown large', () => {
  for (const emoji of ['👍', '👍🏽', '👨‍👩‍👧‍👦', '🇩🇪', '❤️', '1️⃣', '🦔']) expect(isEmoji(emoji)).toBe(true)
  for (const other of ['', 'a', '1', '👍👍', '👍a', ' ']) expect(isEmoji(other)).toBe(false)
  for (const few of ['🎉', '🎉 🥳', '👨‍👩‍👧‍👦🇩🇪❤️1️⃣']) expect(isEmojiOnly(few)).toBe(true)
  for (const other of ['🎉🎉🎉🎉🎉', 'ok 👍', '12', '', ' ']) expect(isEmojiOnly(other)).toBe(false)
})
