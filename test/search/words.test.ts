import { expect, test } from 'vitest'
import { SearchMessagesDocument } from '../generated/operations.ts'
import type { Person } from '../support/person.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { expectFound, textsFor } from './found.ts'

const chat = await startSharedChat()

/** What of the texts each query finds, in the texts' order. */
const found = async (texts: string[], queries: string[]): Promise<Record<string, string[]>> => {
  const ann = await said(texts)
  const answers = await Promise.all(queries.map((query) => textsFor(ann, query)))
  return Object.fromEntries(queries.map((query, i) => [query, texts.filter((text) => answers[i]!.includes(text))]))
}

/** Somebody who has said it, once it can be found. */
const said = async (texts: string[]): Promise<Person> => {
  const [ann, bob] = await chat.people('ann', 'bob')
  for (const text of texts) await ann.sends(bob, text)
  await ann.sends(bob, 'endofall')
  await expectFound(ann, 'endofall', ['endofall'])
  return ann
}

test('each word of a query is the start of a word, in any order', async () => {
  const texts = ['The delivery is late', 'Late deliveries', 'A late lunch', 'relate, undeliver']
  expect(
    await found(texts, ['deliv', 'late deliv', 'DELIVERY late', 'l', 'eliv', 'delivery lunch', 'deliverable']),
  ).toEqual({
    deliv: [texts[0], texts[1]],
    'late deliv': [texts[0], texts[1]],
    'DELIVERY late': [texts[0]],
    l: [texts[0], texts[1], texts[2]],
    eliv: [],
    'delivery lunch': [],
    deliverable: [],
  })
})

test('a long word is told from others that begin alike', async () => {
  const texts = ['internationalization', 'international', 'internally']
  expect(await found(texts, ['international', 'internationaliz', 'internal', 'intern internally'])).toEqual({
    international: ['internationalization', 'international'],
    internationaliz: ['internationalization'],
    internal: ['internally'],
    'intern internally': ['internally'],
  })
})

test('whatever the case, the accents and the width, on either side', async () => {
  const texts = ['Où est le Café?', 'STRASSE', 'Öl und Straße', 'ΟΔΟΣ', 'İstanbul', 'ＦＵＬＬ']
  expect(await found(texts, ['cafe', 'CAFÉ', 'cafe\u0301', 'straße', 'strass', 'οδός', 'istanbul', 'full'])).toEqual({
    cafe: [texts[0]],
    CAFÉ: [texts[0]],
    'cafe\u0301': [texts[0]],
    straße: [texts[1], texts[2]],
    strass: [texts[1], texts[2]],
    οδός: [texts[3]],
    istanbul: [texts[4]],
    full: [texts[5]],
  })
})

test('Chinese, Japanese and Thai, which write without spaces, are found by any piece', async () => {
  const texts = ['今天天气很好', '明天天下大雨', '東京タワーに行きました', 'วันนี้อากาศดีมาก', 'iPhone手机']
  expect(
    await found(texts, ['天气', '天', '天天', '今天天气', '气天', 'タワー', '行きまし', 'อากาศ', 'ดี', '手机 iph']),
  ).toEqual({
    天气: [texts[0]],
    天: [texts[0], texts[1]],
    天天: [texts[0], texts[1]],
    今天天气: [texts[0]],
    气天: [],
    タワー: [texts[2]],
    行きまし: [texts[2]],
    อากาศ: [texts[3]],
    ดี: [texts[3]],
    '手机 iph': [texts[4]],
  })
})

test('vowel signs tell words apart; points that people leave out do not', async () => {
  const texts = ['किताब', 'कुत्ता', 'שָׁלוֹם', 'مُحَمَّد', 'Київ', '한국어']
  expect(await found(texts, ['कि', 'कु', 'שלום', 'محمد', 'київ', '한국'])).toEqual({
    कि: [texts[0]],
    कु: [texts[1]],
    שלום: [texts[2]],
    محمد: [texts[3]],
    київ: [texts[4]],
    한국: [texts[5]],
  })
})

test('signs mean nothing, and what has neither a letter nor a digit finds nothing', async () => {
  const texts = ['costs $5 (or 5€)', 'a.*b']
  expect(await found(texts, ['$5', '5', '.*', '$where', '^c', '{"$gt":""}', '🎉'])).toEqual({
    $5: [texts[0]],
    '5': [texts[0]],
    '.*': [],
    $where: [],
    '^c': [texts[0]],
    '{"$gt":""}': [],
    '🎉': [],
  })
})

test('a query has 1 to 100 characters, a page 1 to 100 messages, behind a cursor of this list', async () => {
  const [ann] = await chat.people('ann')
  const refused = (variables: { query: string; first?: number; after?: string }) =>
    ann.refused(SearchMessagesDocument, variables)
  expect(await refused({ query: '' })).toBe('BAD_USER_INPUT query')
  expect(await refused({ query: 'a'.repeat(101) })).toBe('BAD_USER_INPUT query')
  expect(await refused({ query: 'a', first: 0 })).toBe('BAD_USER_INPUT first')
  expect(await refused({ query: 'a', first: 101 })).toBe('BAD_USER_INPUT first')
  for (const place of [['x'], [1], [''], ['zzzzzzzzz ']])
    expect(await refused({ query: 'a', after: Buffer.from(JSON.stringify(place)).toString('base64url') })).toBe(
      'BAD_USER_INPUT after',
    )
  expect(await textsFor(ann, 'a'.repeat(100))).toEqual([])
})
