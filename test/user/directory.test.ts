import { expect, test } from 'vitest'
import { OpenConversationDocument, UserDocument, UsersDocument } from '../generated/operations.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat({ directory: 'contacts' })
const forAdmins = await startSharedChat({ directory: 'admins' })

test('DIRECTORY=contacts: one finds oneself, and whom one talks with', async () => {
  const [ann, bob, stranger] = await chat.people('ann', 'bob', 'stranger')
  await ann.sends(bob, 'hello')
  const found = await ann.does(UsersDocument, {})
  expect(found.users.nodes.map(({ id }) => id)).toEqual([ann.id, bob.id])
  expect(found.users.totalCount).toBe(2)
  expect((await ann.does(UserDocument, { id: bob.id })).user).toMatchObject({ id: bob.id })
  expect((await ann.does(UserDocument, { id: ann.id })).user).toMatchObject({ id: ann.id })
  expect((await ann.does(UserDocument, { id: stranger.id })).user).toBeNull()
  expect((await ann.does(UsersDocument, { search: 'stranger' })).users.nodes).toEqual([])
})

test('DIRECTORY=contacts: to open a conversation is not to talk', async () => {
  const [ann, stranger] = await chat.people('ann', 'stranger')
  await ann.does(OpenConversationDocument, { userId: stranger.id })
  expect((await stranger.does(UserDocument, { id: ann.id })).user).toBeNull()
  expect((await ann.does(UsersDocument, { search: 'stranger' })).users.nodes).toEqual([])
})

test('DIRECTORY=contacts: an admin finds everyone', async () => {
  const [stranger] = await chat.people('hermit')
  const root = await chat.admin()
  expect((await root.does(UserDocument, { id: stranger.id })).user).toMatchObject({ name: 'hermit' })
  expect((await root.does(UsersDocument, { search: 'hermit' })).users.totalCount).toBe(1)
})

test('DIRECTORY=admins: only admins list people; those whom one talks with are there by id', async () => {
  const [ann, bob, stranger] = await forAdmins.people('ann', 'bob', 'stranger')
  await ann.sends(bob, 'hello')
  expect(await ann.refused(UsersDocument, {})).toBe('FORBIDDEN')
  expect((await ann.does(UserDocument, { id: bob.id })).user).toMatchObject({ id: bob.id })
  expect((await ann.does(UserDocument, { id: stranger.id })).user).toBeNull()
  const root = await forAdmins.admin()
  expect((await root.does(UsersDocument, { first: 100 })).users.nodes.map(({ id }) => id)).toContain(stranger.id)
})
