import { expect, test } from 'vitest'
import { OpenConversationDocument, UserDocument, ViewerDocument } from '../generated/operations.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { bearerOf, inSeconds, tokenWith } from '../support/tokens.ts'

const chat = await startSharedChat()

const nameOf = async (id: string): Promise<string | undefined> =>
  (await (await chat.admin()).does(UserDocument, { id })).user?.name

test('the viewer is the person of the token', async () => {
  const ann = await chat.user('ann', { displayName: 'Ann Álvarez' })
  const { viewer } = await ann.does(ViewerDocument)
  expect(viewer).toEqual({ id: 'ann', name: 'Ann Álvarez', avatarUrl: null, role: 'USER' })
  const root = await chat.admin()
  expect((await root.does(ViewerDocument)).viewer).toMatchObject({ id: 'root', role: 'ADMIN' })
})

test('a person becomes known by the first token, and is null before', async () => {
  const [ann] = await chat.people('ann')
  expect((await ann.does(UserDocument, { id: 'newcomer' })).user).toBeNull()
  const newcomer = bearerOf(chat, tokenWith({ sub: 'newcomer', name: 'New Comer' }))
  expect((await newcomer.does(ViewerDocument)).viewer.name).toBe('New Comer')
  expect((await ann.does(UserDocument, { id: 'newcomer' })).user).toMatchObject({ id: 'newcomer', name: 'New Comer' })
})

test('many first requests at once make one person', async () => {
  const crowd = bearerOf(chat, tokenWith({ sub: 'crowd', name: 'Crowd' }))
  const answers = await Promise.all(Array.from({ length: 20 }, () => crowd.does(ViewerDocument)))
  expect(new Set(answers.map(({ viewer }) => viewer.name))).toEqual(new Set(['Crowd']))
})

test('a newer token renews the name, an older one does not', async () => {
  const come = (name: string, age: number) =>
    bearerOf(chat, tokenWith({ sub: 'renamed', name, iat: inSeconds(-age) })).does(ViewerDocument)
  expect((await come('First', 300)).viewer.name).toBe('First')
  expect((await come('Second', 200)).viewer.name).toBe('Second')
  expect((await come('Older', 250)).viewer.name).toBe('Second')
  expect((await come('First', 300)).viewer.name).toBe('Second')
  expect((await come('Third', 100)).viewer.name).toBe('Third')
  expect(await nameOf('renamed')).toBe('Third')
})

test('a newer token that says what an older one said renews what was changed between the two', async () => {
  const come = (age: number) =>
    bearerOf(chat, tokenWith({ sub: 'back', name: 'As before', iat: inSeconds(-age) })).does(ViewerDocument)
  await come(300)
  await chat.app.people.know([{ id: 'back', name: 'Between', issuedAt: inSeconds(-200) }])
  expect((await come(300)).viewer.name).toBe('Between')
  expect((await come(100)).viewer.name).toBe('As before')
})

test('a token without a name, or with one that cannot be shown, leaves the name as it is', async () => {
  const come = (name: string | undefined, age: number) =>
    bearerOf(chat, tokenWith({ sub: 'nameless', name, iat: inSeconds(-age) })).does(ViewerDocument)
  expect((await come(undefined, 300)).viewer.name).toBe('nameless')
  expect((await come('Named', 200)).viewer.name).toBe('Named')
  expect((await come(undefined, 100)).viewer.name).toBe('Named')
  expect((await come('two\nlines', 50)).viewer.name).toBe('Named')
  expect((await come('n'.repeat(101), 40)).viewer.name).toBe('Named')
})

test('a new name reaches those who share a conversation, and own devices, and nobody else', async () => {
  const [ann, bob, opener, opened, stranger] = await chat.people('ann', 'bob', 'opener', 'opened', 'stranger')
  await ann.sends(bob, 'we talk')
  await opener.does(OpenConversationDocument, { userId: ann.id })
  await ann.does(OpenConversationDocument, { userId: opened.id })
  const hearing = await Promise.all([ann, bob, opener].map((person) => person.events()))
  const deaf = await Promise.all([opened, stranger].map((person) => person.events()))
  for (const stream of [...hearing, ...deaf]) expect((await stream.next()).__typename).toBe('CaughtUp')

  await bearerOf(chat, tokenWith({ sub: ann.id, name: 'Anna' })).does(ViewerDocument)
  for (const stream of hearing)
    expect(await stream.next()).toMatchObject({ __typename: 'UserChanged', user: { id: ann.id, name: 'Anna' } })
  // They hear of what comes later, and of nothing before it.
  await bob.sends(stranger, 'now')
  await bob.sends(opened, 'now')
  for (const stream of deaf) expect(await stream.next()).toMatchObject({ __typename: 'MessageAdded' })
  for (const stream of [...hearing, ...deaf]) await stream[Symbol.asyncDispose]()
})
