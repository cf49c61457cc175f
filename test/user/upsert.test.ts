import { expect, test } from 'vitest'
import { UpsertUsersDocument, UserDocument, UsersDocument, ViewerDocument } from '../generated/operations.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { bearerOf, inSeconds, tokenWith } from '../support/tokens.ts'

const chat = await startSharedChat()
const root = await chat.admin()

const upsert = async (...input: { id: string; name: string; avatarUrl?: string | null }[]) =>
  (await root.does(UpsertUsersDocument, { input })).upsertUsers.users

test('an admin makes people known ahead of their first token, and gets them in the order given', async () => {
  const users = await upsert(
    { id: 'shop-2', name: '  Zed  ', avatarUrl: 'https://example.com/zed.png' },
    { id: 'shop-1', name: 'Cafe\u0301' },
  )
  expect(users).toMatchObject([
    { id: 'shop-2', name: 'Zed', avatarUrl: 'https://example.com/zed.png', role: 'USER' },
    { id: 'shop-1', name: 'Café', avatarUrl: null, role: 'USER' },
  ])
  const [ann] = await chat.people('ann')
  expect((await ann.sends('', 'hello', { conversationId: null, recipientId: 'shop-1' })).seq).toBe(1)
})

test('nobody else may', async () => {
  const [ann] = await chat.people('ann')
  expect(await ann.refused(UpsertUsersDocument, { input: [{ id: ann.id, name: 'Boss' }] })).toBe('FORBIDDEN')
  expect((await ann.does(ViewerDocument)).viewer.name).toBe('ann')
})

test('it renews names and pictures; a picture that is left out goes', async () => {
  await upsert({ id: 'renewed', name: 'Before', avatarUrl: 'https://example.com/a.png' })
  expect(await upsert({ id: 'renewed', name: 'After' })).toMatchObject([{ name: 'After', avatarUrl: null }])
  const older = bearerOf(chat, tokenWith({ sub: 'renewed', name: 'Before', iat: inSeconds(-60) }))
  expect((await older.does(ViewerDocument)).viewer.name).toBe('After')
})

test('an entry that is not valid is named, and nothing is written', async () => {
  const good = { id: 'never', name: 'Never' }
  const refusal = (second: { id: string; name: string; avatarUrl?: string }) =>
    root.refused(UpsertUsersDocument, { input: [good, second] })
  expect(await refusal({ id: 'x', name: '' })).toBe('BAD_USER_INPUT input[1].name')
  expect(await refusal({ id: 'x', name: 'n'.repeat(101) })).toBe('BAD_USER_INPUT input[1].name')
  expect(await refusal({ id: 'x', name: 'two\nlines' })).toBe('BAD_USER_INPUT input[1].name')
  expect(await refusal({ id: '', name: 'X' })).toBe('BAD_USER_INPUT input[1].id')
  expect(await refusal({ id: 'x'.repeat(129), name: 'X' })).toBe('BAD_USER_INPUT input[1].id')
  expect(await refusal({ id: 'never', name: 'Twice' })).toBe('BAD_USER_INPUT input[1].id')
  expect((await root.does(UserDocument, { id: 'never' })).user).toBeNull()
})

test('a picture is an https address of at most 2,000 characters', async () => {
  const refusal = (avatarUrl: string) =>
    root.refused(UpsertUsersDocument, { input: [{ id: 'pic', name: 'P', avatarUrl }] })
  for (const url of ['http://example.com/a.png', 'javascript:alert(1)', 'data:image/png;base64,AA', 'a.png', ''])
    expect(await refusal(url)).toBe('BAD_USER_INPUT input[0].avatarUrl')
  expect(await refusal(`https://example.com/${'a'.repeat(2000)}`)).toBe('BAD_USER_INPUT input[0].avatarUrl')
  // No more when it is kept, and each sign of it became three.
  expect(await refusal(`https://example.com/${'é'.repeat(1900)}`)).toBe('BAD_USER_INPUT input[0].avatarUrl')
})

test('1,000 people at a time, and no more', async () => {
  const people = Array.from({ length: 1001 }, (_, i) => ({ id: `many-${i}`, name: `Many ${i}` }))
  expect(await root.refused(UpsertUsersDocument, { input: people })).toBe('BAD_USER_INPUT input')
  expect(await root.refused(UpsertUsersDocument, { input: [] })).toBe('BAD_USER_INPUT input')
  expect((await root.does(UserDocument, { id: 'many-0' })).user).toBeNull()
  expect(await upsert(...people.slice(1))).toHaveLength(1000)
  expect((await root.does(UserDocument, { id: 'many-1000' })).user).toMatchObject({ name: 'Many 1000' })
  // There are more of them by now, with those of the tests before: counts end there.
  expect((await root.does(UsersDocument, { first: 1 })).users.totalCount).toBe(1000)
})

test('what changes is told to those who talk with the person; what changes nothing is told to nobody', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  await ann.sends(bob, 'hello')
  await using phone = await bob.events()
  await phone.next()
  await upsert({ id: ann.id, name: 'ann', avatarUrl: null })
  await upsert({ id: ann.id, name: 'ann', avatarUrl: 'https://example.com/ann.png' })
  await upsert({ id: ann.id, name: 'ann', avatarUrl: 'https://example.com/ann.png' })
  await ann.sends(bob, 'later')
  expect(await phone.take(2)).toMatchObject([
    { __typename: 'UserChanged', user: { id: ann.id, avatarUrl: 'https://example.com/ann.png' } },
    { __typename: 'MessageAdded', message: { text: 'later' } },
  ])
})
