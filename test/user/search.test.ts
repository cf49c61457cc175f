import { expect, test } from 'vitest'
import { UpsertUsersDocument, UsersDocument, type UsersQuery } from '../generated/operations.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()
const root = await chat.admin()
const names = [
  'Åsa Öberg',
  'Jean-Luc Picard',
  'jean valjean',
  'José Núñez',
  'O’Neill, Jack',
  'Zoë 2 Go',
  '王小明',
  '!!!',
]
await root.does(UpsertUsersDocument, { input: names.map((name, i) => ({ id: `p${i}`, name })) })
const ann = await chat.user('ann', { displayName: 'Ann' })

const find = async (search: string): Promise<string[]> =>
  (await ann.does(UsersDocument, { search })).users.nodes.map(({ name }) => name)

test('people are found by what a word of their name starts with', async () => {
  expect(await find('jean')).toEqual(['Jean-Luc Picard', 'jean valjean'])
  expect(await find('pic')).toEqual(['Jean-Luc Picard'])
  expect(await find('luc')).toEqual(['Jean-Luc Picard'])
  expect(await find('2')).toEqual(['Zoë 2 Go'])
  expect(await find('王')).toEqual(['王小明'])
  expect(await find('ean')).toEqual([])
})

test('in any case, and without regard to accents, on either side', async () => {
  expect(await find('OBERG')).toEqual(['Åsa Öberg'])
  expect(await find('öb')).toEqual(['Åsa Öberg'])
  expect(await find('jose nunez')).toEqual(['José Núñez'])
  expect(await find('JOSÉ')).toEqual(['José Núñez'])
  expect(await find('zoe\u0308')).toEqual(['Zoë 2 Go'])
})

test('several words have to be there, all of them, in any order', async () => {
  expect(await find('pic jean')).toEqual(['Jean-Luc Picard'])
  expect(await find('jean oberg')).toEqual([])
})

test('what has no letter or digit finds nobody, and signs mean nothing', async () => {
  expect(await find('.*')).toEqual([])
  expect(await find('$regex')).toEqual([])
  expect(await find('jean.*')).toEqual(['Jean-Luc Picard', 'jean valjean'])
})

test('a search has 1 to 100 characters, on one line', async () => {
  expect(await ann.refused(UsersDocument, { search: 'a'.repeat(101) })).toBe('BAD_USER_INPUT search')
  expect(await ann.refused(UsersDocument, { search: ' ' })).toBe('BAD_USER_INPUT search')
  expect(await ann.refused(UsersDocument, { search: 'a\nb' })).toBe('BAD_USER_INPUT search')
})

test('pages follow on each other, in the order of names, and count all', async () => {
  const seen: string[] = []
  let after: string | null = null
  for (let page = 1; ; page++) {
    const { users }: UsersQuery = await ann.does(UsersDocument, { first: 3, after })
    seen.push(...users.nodes.map(({ name }) => name))
    expect(users.totalCount).toBe(names.length + 2)
    expect(users.pageInfo.hasPreviousPage).toBe(page > 1)
    expect(users.edges.map(({ cursor }) => cursor)).toEqual(
      expect.arrayContaining([users.pageInfo.startCursor, users.pageInfo.endCursor]),
    )
    if (!users.pageInfo.hasNextPage) break
    after = users.pageInfo.endCursor
  }
  expect(seen).toEqual([
    '!!!',
    'Ann',
    'Åsa Öberg',
    'Jean-Luc Picard',
    'jean valjean',
    'José Núñez',
    'O’Neill, Jack',
    'root',
    'Zoë 2 Go',
    '王小明',
  ])
})

test('a page goes on from where it was while people come before it', async () => {
  const { users } = await ann.does(UsersDocument, { first: 5 })
  await root.does(UpsertUsersDocument, { input: [{ id: 'early', name: 'Aaron' }] })
  const next = await ann.does(UsersDocument, { first: 1, after: users.pageInfo.endCursor })
  expect(next.users.nodes).toMatchObject([{ name: 'José Núñez' }])
})

test('a name that grows when taken apart can be paged behind as well', async () => {
  await root.does(UpsertUsersDocument, { input: [{ id: 'long', name: '\ufdfa'.repeat(100) }] })
  const { users } = await ann.does(UsersDocument, { search: '\ufdfa', first: 1 })
  expect(users.nodes).toMatchObject([{ id: 'long' }])
  const behind = await ann.does(UsersDocument, { search: '\ufdfa', first: 1, after: users.pageInfo.endCursor })
  expect(behind.users.nodes).toEqual([])
})

test('a page has 1 to 100 people, and begins behind a cursor of this list', async () => {
  expect(await ann.refused(UsersDocument, { first: 0 })).toBe('BAD_USER_INPUT first')
  expect(await ann.refused(UsersDocument, { first: 101 })).toBe('BAD_USER_INPUT first')
  expect(await ann.refused(UsersDocument, { first: -1 })).toBe('BAD_USER_INPUT first')
  for (const after of ['garbage', 'e30', Buffer.from('[1,2]').toString('base64url'), 'x'.repeat(5000)])
    expect(await ann.refused(UsersDocument, { after })).toBe('BAD_USER_INPUT after')
})
