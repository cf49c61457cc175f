import sharp from 'sharp'
import { expect, test } from 'vitest'
import { GivePictureDocument, PicturesDocument, UpdateProfileDocument } from '../generated/operations.ts'
import type { Person } from '../support/person.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { attachmentOf, bytesOf, picture, refusal, textFile, upload } from './files.ts'

const chat = await startSharedChat()

const startGroup = async (person: Person, ...others: Person[]): Promise<string> => {
  const memberIds = JSON.stringify(others.map(({ id }) => id))
  const data = await person.does(
    `mutation { createGroup(input: { title: "friends", memberIds: ${memberIds} }) { conversation { id } } }`,
  )
  return (data as { createGroup: { conversation: { id: string } } }).createGroup.conversation.id
}

const pictures = (person: Person, userId: string, conversationId = 'none') =>
  person.does(PicturesDocument, { userId, conversationId })

const setAvatar = async (person: Person, avatarId: string | null): Promise<string | null> =>
  (await person.does(UpdateProfileDocument, { input: { avatarId } })).updateProfile.user.avatarUrl

test("a person's picture is shown to everyone who finds them, and those they talk with hear of it", async () => {
  const [ann, bob, eve] = await chat.people('ann', 'bob', 'eve')
  await ann.sends(bob, 'hello')
  await using phone = await bob.events()
  await using other = await eve.events()
  await Promise.all([phone.next(), other.next()])
  const avatarUrl = (await setAvatar(ann, await upload(ann, await picture(600, 600))))!
  expect(await phone.next()).toMatchObject({ __typename: 'UserChanged', user: { id: ann.id, avatarUrl } })
  expect((await pictures(eve, ann.id)).user).toEqual({ avatarUrl })
  expect(await sharp(await bytesOf(avatarUrl)).metadata()).toMatchObject({ format: 'webp', width: 320, height: 320 })
  await ann.sends(eve, 'this is the first that eve hears')
  expect(await other.next()).toMatchObject({ __typename: 'MessageAdded' })
})

test('with a new picture the one before is gone, and without any the shop’s is shown', async () => {
  const [ann, root] = [(await chat.people('ann'))[0], await chat.admin()]
  const shops = 'https://shop.example/ann.png'
  const input = JSON.stringify([{ id: ann.id, name: 'ann', avatarUrl: shops }]).replaceAll(/"(\w+)":/g, '$1:')
  await root.does(`mutation { upsertUsers(input: ${input}) { users { id } } }`)
  const first = (await setAvatar(ann, await upload(ann, await picture(10, 10))))!
  const second = (await setAvatar(ann, await upload(ann, await picture(20, 20))))!
  expect(await refusal(fetch(first))).toBe('404 NOT_FOUND')
  expect((await fetch(second)).status).toBe(200)
  await ann.does(UpdateProfileDocument, { input: {} })
  expect((await pictures(root, ann.id)).user!.avatarUrl).toBe(second)
  expect(await setAvatar(ann, null)).toBe(shops)
  expect(await refusal(fetch(second))).toBe('404 NOT_FOUND')
})

test("a picture is one's own, uploaded, a picture, and used nowhere yet", async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const refused = (avatarId: string) => ann.refused(UpdateProfileDocument, { input: { avatarId } })
  expect(await refused('nothing')).toBe('NOT_FOUND avatarId')
  expect(await refused(await upload(bob, await picture(5, 5)))).toBe('NOT_FOUND avatarId')
  expect(await refused(await upload(ann, textFile('no picture')))).toBe('BAD_USER_INPUT avatarId')
  const id = await upload(ann, await picture(5, 5))
  await setAvatar(ann, id)
  const conversationId = await startGroup(ann, bob)
  expect(await ann.refused(GivePictureDocument, { input: { conversationId, avatarId: id } })).toBe('NOT_FOUND avatarId')
  // The same again changes nothing.
  expect(await setAvatar(ann, id)).toMatch(/^http/)
})

test('changes of one’s picture at the same time leave one, and lose no file', async () => {
  const [ann] = await chat.people('ann')
  await using another = await chat.another()
  const elsewhere = await another.user(ann.id)
  const ids = await Promise.all([1, 2, 3, 4, 5, 6].map(async () => upload(ann, await picture(8, 8))))
  await Promise.all(ids.map((id, i) => setAvatar(i % 2 ? ann : elsewhere, id)))
  const rows = await chat.app.database.attachments.find({ _id: { $in: ids } }).toArray()
  const { avatarId } = (await chat.app.database.users.findOne({ _id: ann.id }))!
  for (const { _id, state } of rows) expect(state).toBe(_id === avatarId ? 'USED' : 'GONE')
})

test('any member gives a group its picture, all of them see it and hear of it; nobody else does', async () => {
  const [ann, bob, eve] = await chat.people('ann', 'bob', 'eve')
  const conversationId = await startGroup(ann, bob)
  await using phone = await ann.events()
  await phone.next()
  const avatarId = await upload(bob, await picture(30, 20))
  const { updateGroup } = await bob.does(GivePictureDocument, { input: { conversationId, avatarId } })
  expect(updateGroup.conversation.avatar).toMatchObject({ id: avatarId, width: 30, height: 20 })
  expect(await phone.next()).toMatchObject({ __typename: 'ConversationChanged', conversation: { id: conversationId } })
  expect((await pictures(ann, ann.id, conversationId)).conversation!.avatar).toMatchObject({ id: avatarId })
  expect(await attachmentOf(ann, avatarId)).toMatchObject({ id: avatarId })
  expect(await attachmentOf(eve, avatarId)).toBeNull()
  const another = { input: { conversationId, avatarId: await upload(eve, await picture(5, 5)) } }
  expect(await eve.refused(GivePictureDocument, another)).toBe('NOT_FOUND conversationId')

  await ann.does(GivePictureDocument, { input: { conversationId, title: 'still friends' } })
  const { conversation } = await pictures(bob, bob.id, conversationId)
  expect(conversation).toMatchObject({ title: 'still friends', avatar: { id: avatarId } })
  await ann.does(GivePictureDocument, { input: { conversationId, avatarId: null } })
  expect((await pictures(bob, bob.id, conversationId)).conversation!.avatar).toBeNull()
  expect(await refusal(fetch(updateGroup.conversation.avatar!.url))).toBe('404 NOT_FOUND')
})

test('a direct conversation has no picture', async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const { conversation } = await ann.sends(bob, 'hello')
  const input = { conversationId: conversation.id, avatarId: await upload(ann, await picture(5, 5)) }
  expect(await ann.refused(GivePictureDocument, { input })).toBe('CONFLICT conversationId')
})
