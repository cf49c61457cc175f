import { expect, test } from 'vitest'
import { attachmentOf, filesOf, picture, reserve, put, textFile, upload } from '../attachment/files.ts'
import * as operations from '../generated/operations.ts'
import { startChat } from '../support/chat.ts'
import { fold, foldedEvents, readSnapshot } from '../support/fold.ts'
import type { Person } from '../support/person.ts'

/** A chat in which nothing is emptied, so that what is hidden can be told from what is gone; `another()` empties. */
const startUnemptied = async () => {
  const chat = await startChat({ limits: { lookEveryMs: 20 } })
  await chat.app.erasures.close()
  return chat
}
type Chat = Awaited<ReturnType<typeof startUnemptied>>

const nobody = { name: 'Deleted user', avatarUrl: null, isErased: true }
const tombstone = { text: null, replyTo: null, mentions: [], reactions: [], deletedAt: expect.any(String) }

/** ann, whom a shop knows by picture, has done everything there is to be done; with bob alone, and in a group. */
const setScene = async (chat: Chat) => {
  const [ann, bob, cat] = await chat.users('ann', 'bob', 'cat')
  const root = await chat.admin()
  await using before = await bob.events()
  await before.next()
  await ann.does(operations.UpdateProfileDocument, { input: { avatarId: await upload(ann, await picture(64, 64)) } })
  const { createGroup } = await ann.does(operations.CreateGroupDocument, {
    input: { title: 'A group', memberIds: [bob.id, cat.id] },
  })
  const group = createGroup.conversation
  const conversationId = group.id
  await ann.does(operations.UpdateGroupDocument, {
    input: { conversationId, avatarId: await upload(ann, await picture(64, 64)) },
  })
  const question = await bob.sends(ann, 'a question')
  const secret = await ann.sends(bob, 'a secret', { replyToId: question.id })
  const answer = await bob.sends(ann, 'an answer', { replyToId: secret.id })
  const files = [await upload(ann, textFile('the bytes'))]
  const file = await ann.sends(group, 'a secret file', { kind: 'FILE', attachmentIds: files, mentionIds: [cat.id] })
  await bob.does(operations.PinMessageDocument, { messageId: file.id })
  await cat.does(operations.AddReactionDocument, { messageId: file.id, emoji: '👍' })
  const others = await cat.sends(group, 'ann, look', { mentionIds: [ann.id, bob.id] })
  for (const [person, emoji] of [
    [ann, '👍'],
    [bob, '👍'],
    [ann, '🎉'],
  ] as const)
    await person.does(operations.AddReactionDocument, { messageId: others.id, emoji })
  await ann.does(operations.BlockUserDocument, { userId: cat.id })
  const unused = await reserve(ann, textFile('never sent'))
  return { ann, bob, cat, root, group, question, secret, answer, file, others, unused, cursor: before.cursor }
}

const erase = async (by: Person, userId: string) =>
  (await by.does(operations.EraseUserDocument, { userId })).eraseUser.user

test('from the answer on nothing of the person is shown, before anything was emptied', async () => {
  await using chat = await startUnemptied()
  const scene = await setScene(chat)
  const { ann, bob, cat, root, group, question, secret, answer, file, others, unused } = scene
  const [attachment] = await filesOf(bob, file.id)
  const profile = (await bob.does(`{ user(id: "ann") { avatarUrl } }`)) as { user: { avatarUrl: string } }
  expect((await fetch(attachment!.url)).status).toBe(200)
  expect((await fetch(profile.user.avatarUrl)).status).toBe(200)

  expect(await erase(root, ann.id)).toEqual({ id: ann.id, ...nobody })
  expect(await chat.app.database.messages.countDocuments({ text: 'a secret' })).toBe(1)

  expect(await bob.does('{ user(id: "ann") { name avatarUrl isErased } }')).toEqual({ user: nobody })
  for (const query of ['{ users { nodes { id } } }', '{ users(search: "ann") { nodes { id } } }'])
    expect(JSON.stringify(await root.does(query))).not.toContain('"ann"')
  expect(await bob.history(secret.conversation.id)).toMatchObject([
    { id: question.id, text: 'a question' },
    { id: secret.id, seq: 2, sender: { id: ann.id, name: nobody.name }, ...tombstone },
    { id: answer.id, text: 'an answer', replyTo: { id: secret.id, text: null } },
  ])
  expect((await bob.does(operations.MessageDocument, { id: secret.id })).message).toMatchObject(tombstone)
  const shown = `{ conversation(id: "${group.id}") { avatar { id } pinned { text } lastMessage { text mentions { id }
    reactions { emoji count users { id } } } messages { nodes { id text attachments { id } mentions { id }
    reactions { emoji } } } } }`
  expect(await cat.does(shown)).toEqual({
    conversation: {
      avatar: null,
      pinned: [{ text: null }],
      lastMessage: {
        text: 'ann, look',
        mentions: [{ id: bob.id }],
        reactions: [{ emoji: '👍', count: 1, users: [{ id: bob.id }] }],
      },
      messages: {
        nodes: [
          { id: file.id, text: null, attachments: [], mentions: [], reactions: [] },
          {
            id: others.id,
            text: 'ann, look',
            attachments: [],
            mentions: [{ id: bob.id }],
            reactions: [{ emoji: '👍' }],
          },
        ],
      },
    },
  })
  const { searchMessages } = await bob.does(operations.SearchMessagesDocument, { query: 'secret' })
  expect(searchMessages.nodes).toEqual([])
  for (const of of [{ userId: ann.id }, { conversationId: secret.conversation.id }]) {
    const { exportMessages } = await root.does(operations.ExportMessagesDocument, of)
    expect(exportMessages.nodes.find(({ id }) => id === secret.id)).toMatchObject({ text: null })
  }
  expect(await attachmentOf(bob, attachment!.id)).toBeNull()
  expect((await fetch(attachment!.url)).status).toBe(404)
  expect((await fetch(profile.user.avatarUrl)).status).toBe(404)
  expect((await put(unused.uploadUrl, Buffer.from('never sent'))).status).toBe(401)

  // A replay of what was sent before shows it as it is now.
  await using phone = await bob.events({ after: scene.cursor })
  const replayed = await phone.until('CaughtUp')
  expect(JSON.stringify(replayed)).not.toContain('secret')
  expect(replayed.filter((event) => event.__typename === 'MessageAdded').map(({ message }) => message.text)).toEqual([
    'a question',
    null,
    'an answer',
    null,
    'ann, look',
  ])
})

test('then the database, the storage and the members’ devices have nothing of it any more', async () => {
  await using chat = await startUnemptied()
  const { ann, bob, cat, root, group, secret, file, others } = await setScene(chat)
  const [attachment] = await filesOf(bob, file.id)
  const snapshots = await Promise.all([bob, cat].map(readSnapshot))
  await erase(root, ann.id)
  await using second = await chat.another()
  await second.app.erasures.run()

  const { users, messages, conversations, attachments } = chat.app.database
  const rows = await Promise.all([users, messages, conversations].map((each) => each.find().toArray()))
  expect(JSON.stringify(rows)).not.toContain('secret')
  expect((await users.findOne({ _id: ann.id }))!.nameWords).toEqual([])
  expect(await messages.find({ senderId: ann.id }).sort({ seq: 1 }).toArray()).toMatchObject([
    { _id: file.id, seq: 1, text: null, contentHash: '', version: 4 },
    { _id: secret.id, seq: 2, text: null, contentHash: '', version: 2 },
  ])
  expect(await chat.app.database.blocks.countDocuments()).toBe(0)
  expect(await messages.countDocuments({ mentionIds: ann.id })).toBe(0)
  expect(await messages.countDocuments({ 'reactions.userIds': ann.id })).toBe(0)
  expect((await messages.findOne({ _id: others.id }))!.text).toBe('ann, look')

  // Its bytes go as those of deleted messages do.
  await second.app.cleaning.run()
  expect(await attachments.countDocuments({ ownerId: ann.id })).toBe(0)
  expect(await chat.app.database.db.collection('files.files').countDocuments()).toBe(0)
  expect((await fetch(attachment!.url)).status).toBe(404)

  // The group goes on, with an owner, without them.
  const { conversation } = await bob.does(operations.ConversationDocument, { id: group.id })
  expect(conversation!.members.map(({ user, role }) => [user.id, role])).toEqual([
    [bob.id, 'OWNER'],
    [cat.id, 'MEMBER'],
  ])

  // What the devices had, with what they are told, is what is there.
  for (const [i, person] of [bob, cat].entries()) {
    const fresh = await readSnapshot(person)
    await using client = await person.connect()
    client.send({
      id: '1',
      type: 'subscribe',
      payload: { query: foldedEvents, variables: { after: snapshots[i]!.cursor } },
    })
    const events: { __typename: string }[] = []
    do {
      const frame = await client.nextOf('1')
      if (frame.type !== 'next') throw new Error(JSON.stringify(frame))
      events.push(frame.payload.data.events)
    } while (events.at(-1)!.__typename !== 'CaughtUp')
    const { cursor: _, ...snapshot } = fresh
    expect(fold(snapshots[i]!, events, person.id)).toEqual(snapshot)
    expect(events.filter(({ __typename }) => __typename === 'UserChanged')).toHaveLength(1)
  }
})

test('a group that was named after its members is so no longer, also where the person had left it', async () => {
  await using chat = await startUnemptied()
  const [ann, bob, cat] = await chat.users('ann', 'bob', 'cat')
  const root = await chat.admin()
  const message = { memberIds: [ann.id, bob.id, cat.id], senderId: ann.id, text: 'long ago' }
  const input = [{ ...message, sourceId: 'first', createdAt: '2020-01-01T00:00:00.000Z' }]
  await root.does(operations.ImportMessagesDocument, { input })
  const [group] = (await bob.does(operations.ConversationsDocument)).conversations.nodes
  const id = group!.id
  const title = async () => (await bob.does(operations.ConversationDocument, { id })).conversation!.title
  expect(await title()).toBe('ann, bob, cat')
  await ann.does(operations.LeaveConversationDocument, { conversationId: id })
  await using phone = await bob.events()
  await phone.next()
  await erase(root, ann.id)
  expect(await title()).toBe('bob, cat')
  await using second = await chat.another()
  await second.app.erasures.run()
  const heard = await phone.until('ConversationChanged')
  expect(heard.at(-1)).toMatchObject({ conversation: { title: 'bob, cat' } })
  const { conversations } = chat.app.database
  expect(await conversations.findOne({ _id: id })).toMatchObject({ title: 'bob, cat', namedAfter: [bob.id, cat.id] })
  await bob.does(operations.UpdateGroupDocument, { input: { conversationId: id, title: 'bob, and all of us' } })
  await erase(root, bob.id)
  await second.app.erasures.run()
  const { conversation } = await cat.does(operations.ConversationDocument, { id })
  expect(conversation!.title).toBe('bob, and all of us')
})

test('live devices hear it: who the person is now, and message by message', async () => {
  await using chat = await startChat()
  const [ann, bob] = await chat.users('ann', 'bob')
  const root = await chat.admin()
  const messages = [await ann.sends(bob, 'one'), await ann.sends(bob, 'two')]
  await using phone = await bob.events()
  await phone.next()
  await erase(root, ann.id)
  expect(await phone.take(3)).toMatchObject([
    { __typename: 'UserChanged', user: { id: ann.id, name: nobody.name } },
    ...messages.map(({ id }) => ({ __typename: 'MessageChanged', message: { id, version: 2, text: null } })),
  ])
})

test('the token is no longer one, on any process: sockets are closed, and nothing is answered', async () => {
  await using chat = await startChat({ limits: { lookEveryMs: 20 } })
  await using second = await chat.another()
  const [ann, bob] = await chat.users('ann', 'bob')
  const root = await chat.admin()
  const elsewhere = await second.user('ann')
  await using phone = await ann.events()
  await using laptop = await elsewhere.events()
  await Promise.all([phone.next(), laptop.next()])
  await erase(root, ann.id)
  expect(await phone.client.closed).toMatchObject({ code: 4403, reason: 'Erased' })
  expect(await laptop.client.closed).toMatchObject({ code: 4403, reason: 'Erased' })
  for (const device of [ann, elsewhere]) {
    expect(await device.refused('{ viewer { id } }')).toBe('UNAUTHENTICATED')
    expect(await device.refused('{ conversations { nodes { id } } }')).toBe('UNAUTHENTICATED')
    await expect(device.connect()).rejects.toThrow(/4403/)
  }
  // Nor on one that has never heard of the erasing, or met the person.
  await using third = await chat.another()
  const newer = await third.user('bob')
  expect(await newer.does('{ viewer { id } }')).toEqual({ viewer: { id: bob.id } })
  expect(await (await third.user('ann')).refused('{ viewer { id } }')).toBe('UNAUTHENTICATED')
})

test('neither a newer token nor a shop’s list brings the person back', async () => {
  await using chat = await startChat()
  const [, bob] = await chat.users('ann', 'bob')
  const root = await chat.admin()
  await erase(root, 'ann')
  const again = await chat.user('ann', { displayName: 'Ann again' })
  expect(await again.refused('{ viewer { id } }')).toBe('UNAUTHENTICATED')
  const { upsertUsers } = await root.does(operations.UpsertUsersDocument, {
    input: [{ id: 'ann', name: 'Ann again', avatarUrl: 'https://example.com/ann.png' }],
  })
  expect(upsertUsers.users).toMatchObject([{ id: 'ann', name: nobody.name, avatarUrl: null }])
  expect(await bob.does('{ user(id: "ann") { name avatarUrl isErased } }')).toEqual({ user: nobody })
})

test('once more changes nothing; what was done is written down once', async () => {
  await using chat = await startChat()
  const [ann, bob] = await chat.users('ann', 'bob')
  const root = await chat.admin()
  await bob.sends(ann, 'hello')
  const erased = await erase(root, ann.id)
  await chat.app.erasures.run()
  await using phone = await bob.events()
  await phone.next()
  expect(await erase(root, ann.id)).toEqual(erased)
  const other = await root.sends(bob, 'then')
  expect(await phone.next()).toMatchObject({ __typename: 'MessageAdded', message: { id: other.id } })
  expect(await chat.app.database.audit.find({ action: 'eraseUser' }).toArray()).toMatchObject([
    { actorId: root.id, target: ann.id },
  ])
})

test('to an erased person nothing more is sent, and with them nothing is begun', async () => {
  await using chat = await startChat()
  const [ann, bob, cat] = await chat.users('ann', 'bob', 'cat')
  const root = await chat.admin()
  const input = { recipientId: ann.id, clientId: 'once', text: 'hello' }
  const { sendMessage } = await bob.does(operations.SendMessageDocument, { input })
  const conversationId = sendMessage.message.conversation.id
  await erase(root, ann.id)
  await chat.app.erasures.run()
  const again = { clientId: 'again', text: 'hello?' }
  const send = (more: object) => bob.refused(operations.SendMessageDocument, { input: { ...again, ...more } })
  expect(await send({ recipientId: ann.id })).toBe('NOT_FOUND recipientId')
  expect(await send({ conversationId })).toBe('CONFLICT conversationId')
  expect(await bob.refused(operations.OpenConversationDocument, { userId: ann.id })).toBe('NOT_FOUND userId')
  expect(await cat.refused(operations.OpenConversationDocument, { userId: ann.id })).toBe('NOT_FOUND userId')
  expect(await root.refused(operations.SendAdminMessageDocument, { input: { recipientId: ann.id, ...again } })).toBe(
    'NOT_FOUND recipientId',
  )
  const group = { title: 'A group', memberIds: [ann.id] }
  expect(await bob.refused(operations.CreateGroupDocument, { input: group })).toBe('NOT_FOUND memberIds')
  // A retry is answered with what was sent while they were there.
  expect((await bob.does(operations.SendMessageDocument, { input })).sendMessage).toMatchObject({
    deduplicated: true,
    message: { id: sendMessage.message.id },
  })
  // The conversation stays with who is left.
  expect((await bob.does(operations.ConversationDocument, { id: conversationId })).conversation).toMatchObject({
    peer: { id: ann.id, name: nobody.name },
    lastSeq: 1,
    lastMessage: { text: 'hello' },
  })
})

test('a message of theirs can’t be changed any more, also before it is emptied', async () => {
  await using chat = await startUnemptied()
  const [ann, bob] = await chat.users('ann', 'bob')
  const root = await chat.admin()
  const { id: messageId } = await ann.sends(bob, 'a secret')
  await erase(root, ann.id)
  expect(await bob.refused(operations.AddReactionDocument, { messageId, emoji: '👍' })).toBe('CONFLICT messageId')
  expect(await bob.refused(operations.PinMessageDocument, { messageId })).toBe('CONFLICT messageId')
  expect(await bob.refused(operations.ReportMessageDocument, { messageId, reason: 'Late' })).toBe('CONFLICT messageId')
})

test('reports keep the text that they were made about', async () => {
  await using chat = await startChat()
  const [ann, bob] = await chat.users('ann', 'bob')
  const root = await chat.admin()
  const { id: messageId } = await ann.sends(bob, 'you fool')
  const { reportMessage } = await bob.does(operations.ReportMessageDocument, { messageId, reason: 'Rude.' })
  await erase(root, ann.id)
  await chat.app.erasures.run()
  expect((await root.does(operations.ReportsDocument)).reports.nodes).toMatchObject([
    { text: 'you fool', message: { text: null, sender: { name: nobody.name } } },
  ])
  const reportId = reportMessage.report.id
  expect(await root.refused(operations.ResolveReportDocument, { reportId, action: 'SUSPEND_SENDER' })).toBe(
    'CONFLICT action',
  )
  await root.does(operations.ResolveReportDocument, { reportId, action: 'DELETE_MESSAGE' })
})

test('they leave the rooms, and what they broadcast stays, as nobody’s', async () => {
  await using chat = await startChat()
  const [ann] = await chat.users('ann')
  const root = await chat.admin()
  const host = await chat.user('host', { role: 'admin' })
  const { createRoom } = await root.does(operations.CreateRoomDocument, { input: { name: 'A room' } })
  const roomId = createRoom.room.id
  await root.does(operations.AddRoomMembersDocument, { roomId, userIds: [ann.id, host.id] })
  const attachmentIds = [await upload(host, textFile('Opening hours'))]
  await host.does(operations.BroadcastDocument, {
    input: { clientId: '1', kind: 'FILE', text: 'We open at nine.', attachmentIds },
  })
  await erase(root, host.id)
  await chat.app.erasures.run()
  expect((await root.does(operations.RoomDocument, { id: roomId })).room).toMatchObject({ memberCount: 1 })
  const shown = await ann.does('{ broadcasts { nodes { text attachments { url } sender { name } } } }')
  expect(shown).toMatchObject({
    broadcasts: { nodes: [{ text: 'We open at nine.', attachments: [{}], sender: { name: nobody.name } }] },
  })
  const [url] = /http[^"]+/.exec(JSON.stringify(shown))!
  expect(await (await fetch(url)).text()).toBe('Opening hours')
})

test('admins alone erase people, and nobody erases themselves', async () => {
  await using chat = await startChat()
  const [ann, bob] = await chat.users('ann', 'bob')
  const root = await chat.admin()
  for (const person of [ann, bob])
    expect(await person.refused(operations.EraseUserDocument, { userId: ann.id })).toBe('FORBIDDEN')
  expect(await root.refused(operations.EraseUserDocument, { userId: 'nobody' })).toBe('NOT_FOUND userId')
  expect(await root.refused(operations.EraseUserDocument, { userId: root.id })).toBe('BAD_USER_INPUT userId')
  expect(await ann.does('{ viewer { name isErased } }')).toEqual({ viewer: { name: 'ann', isErased: false } })
})
